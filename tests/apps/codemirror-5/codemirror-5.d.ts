/** What the app uses of CodeMirror 5: its types have the name of its package, which is CodeMirror 6's now. */
declare module 'codemirror-5' {
  interface Editor {
    on(event: 'changes' | 'cursorActivity', listener: () => void): void;
    getValue(): string;
    listSelections(): unknown[];
    setOption(name: string, value: unknown): void;
  }

  export default function CodeMirror(place: HTMLElement, options: Record<string, unknown>): Editor;
}
