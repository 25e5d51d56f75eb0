/** An editor, whoever made it. */
export interface Editor {
  /** The document and the selection as the editor itself knows them; becomes JSON. */
  state(): unknown;
  /** What a page shows of it once it is saved. */
  text(): string;
  setEditable(editable: boolean): void;
  /** Takes the editor out of its place. */
  destroy(): void;
}

/**
 * Makes an editor.
 *
 * @param place an empty element that it may fill
 * @param paragraphs what it holds at first
 * @param changed to be called whenever its document or its selection has changed
 */
export type CreateEditor = (place: HTMLElement, paragraphs: readonly string[], changed: () => void) => Editor;

/** What a test can ask the page for that no key does. */
export interface EditorActions {
  openLate(): void;
  setEditable(editable: boolean): void;
  /** Destroys the editor and leaves its text as paragraphs of the page. */
  save(): void;
}

declare global {
  interface Window {
    editorActions: EditorActions;
  }
}

/** Text with names, all of which must stay without marks. */
const PARAGRAPHS = ['She takes letrozole (Femara).', 'Later came trastuzumab'];

/**
 * Shows an editor in the element `#editor`, later one more in `#late`. What each knows of itself stands in its place's
 * attribute `data-state`, so that two pages whose documents are equal have equal editors.
 */
export function showEditor(create: CreateEditor): void {
  const open = (selector: string, paragraphs: readonly string[]) => {
    const outer = document.querySelector<HTMLElement>(selector);
    if (!outer) throw new Error(`The page has no ${selector}`);
    const place = outer.appendChild(document.createElement('div'));
    const tell = () => outer.setAttribute('data-state', JSON.stringify(editor.state()));
    // An editor may say that it has changed while it is being made.
    let changed: () => void = () => undefined;
    const editor = create(place, paragraphs, () => changed());
    changed = tell;
    tell();
    return { editor, outer };
  };
  const { editor, outer } = open('#editor', PARAGRAPHS);
  window.editorActions = {
    openLate: () => void open('#late', ['A late editor with letrozole and olaparib.']),
    setEditable: (editable) => editor.setEditable(editable),
    save() {
      const lines = editor.text().split(/\n+/);
      editor.destroy();
      outer.replaceChildren(
        ...lines.map((line) => Object.assign(document.createElement('p'), { textContent: line })),
      );
    },
  };
}
