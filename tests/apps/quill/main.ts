import Quill from 'quill';
import 'quill/dist/quill.snow.css';
import { showEditor } from '../editor-app';

/** Longer than any test: what is undone together must not depend on the speed of the machine. */
const GROUP_MS = 3_600_000;

showEditor((place, paragraphs, changed) => {
  const quill = new Quill(place, {
    theme: 'snow',
    modules: { toolbar: [['bold', 'link'], [{ header: [1, 2, false] }]], history: { delay: GROUP_MS } },
  });
  quill.setText(paragraphs.join('\n'));
  quill.history.clear();
  quill.on('editor-change', changed);
  return {
    state: () => ({ doc: quill.getContents(), selection: quill.getSelection() }),
    text: () => quill.getText().trim(),
    setEditable: (on) => quill.enable(on),
    // Quill has no way to be taken away; a page takes its elements.
    destroy: () => undefined,
  };
});
