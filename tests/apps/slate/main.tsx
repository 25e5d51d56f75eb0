/** @jsxImportSource react */
import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createEditor, Editor, Node } from 'slate';
import { withHistory } from 'slate-history';
import { Editable, type RenderLeafProps, Slate, withReact } from 'slate-react';
import { showEditor } from '../editor-app';

showEditor((place, paragraphs, changed) => {
  const editor = withHistory(withReact(createEditor()));
  const root = createRoot(place);
  const initialValue = paragraphs.map((text) => ({ type: 'paragraph', children: [{ text }] }));

  function show(readOnly: boolean): void {
    flushSync(() =>
      root.render(
        <Slate editor={editor} initialValue={initialValue} onChange={changed}>
          <Editable readOnly={readOnly} renderLeaf={Leaf} onKeyDown={toggleBold} />
        </Slate>,
      ),
    );
  }

  function toggleBold(event: KeyboardEvent): void {
    if (!event.ctrlKey || event.key !== 'b') return;
    event.preventDefault();
    Editor.addMark(editor, 'bold', true);
  }

  show(false);
  return {
    state: () => ({ doc: editor.children, selection: editor.selection }),
    text: () => editor.children.map((node) => Node.string(node)).join('\n'),
    setEditable: (on) => show(!on),
    destroy: () => root.unmount(),
  };
});

function Leaf({ attributes, children, leaf }: RenderLeafProps) {
  return 'bold' in leaf ? (
    <strong {...attributes}>{children}</strong>
  ) : (
    <span {...attributes}>{children}</span>
  );
}
