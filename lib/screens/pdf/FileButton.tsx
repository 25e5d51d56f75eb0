import { useId } from 'preact/hooks';

/** Lets the reader choose a file. The same one can be chosen again. */
export function FileButton({
  label,
  isMain = false,
  onFile,
}: {
  label: string;
  /** The first thing that is to be done here. */
  isMain?: boolean;
  onFile(file: File): void;
}) {
  const id = useId();
  return (
    <span class="pdf-file">
      <input
        id={id}
        type="file"
        accept=".pdf,application/pdf"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
      <label for={id} class={isMain ? 'button main' : 'button'}>
        {label}
      </label>
    </span>
  );
}
