import { Editor } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { showEditor } from '../editor-app';

/** Longer than any test: what is undone together must not depend on the speed of the machine. */
const GROUP_MS = 3_600_000;

showEditor((place, paragraphs, changed) => {
  const editor = new Editor({
    element: place,
    extensions: [StarterKit.configure({ undoRedo: { newGroupDelay: GROUP_MS } })],
    content: paragraphs.map((text) => `<p>${text}</p>`).join(''),
    onTransaction: changed,
  });
  return {
    state: () => ({ doc: editor.getJSON(), selection: editor.state.selection.toJSON() }),
    text: () => editor.getText(),
    setEditable: (on) => editor.setEditable(on),
    destroy: () => editor.destroy(),
  };
});
