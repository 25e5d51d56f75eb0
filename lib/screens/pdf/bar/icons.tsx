import { CROSS, lineIcon, MAGNIFIER } from '../../line-icon';

/** The pictures of the toolbar: lines of 16 by 16, in the colour of the text. Each button says in words what it does. */
const PATHS = {
  panel: 'M2 3h12v10H2zM6.5 3v10',
  previous: 'M4 10l4-4 4 4',
  next: 'M4 6l4 4 4-4',
  smaller: 'M3 8h10',
  larger: 'M3 8h10M8 3v10',
  find: MAGNIFIER,
  close: CROSS,
  more: 'M3.2 8h.1M8 8h.1M12.8 8h.1',
} as const;

export const Icon = lineIcon(PATHS);

/** A button that shows a picture and says in words what it does. */
export function IconButton({
  icon,
  label,
  onClick,
  ...attributes
}: {
  icon: keyof typeof PATHS;
  label: string;
  onClick(): void;
  'aria-expanded'?: boolean;
  'aria-controls'?: string;
  disabled?: boolean;
}) {
  return (
    <button type="button" class="icon" aria-label={label} title={label} onClick={onClick} {...attributes}>
      <Icon name={icon} />
    </button>
  );
}
