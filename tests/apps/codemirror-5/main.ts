import CodeMirror from 'codemirror-5';
import { showEditor } from '../editor-app';
import 'codemirror-5/lib/codemirror.css';

/** Longer than any test. */
const GROUP_MS = 3_600_000;

showEditor((place, paragraphs, changed) => {
  const editor = CodeMirror(place, {
    value: paragraphs.join('\n'),
    lineNumbers: true,
    lineWrapping: true,
    // What is undone together must not depend on the speed of the machine.
    historyEventDelay: GROUP_MS,
    // A caret that blinks would make two pages differ by chance.
    cursorBlinkRate: 0,
  });
  editor.on('changes', changed);
  editor.on('cursorActivity', changed);
  return {
    state: () => ({ text: editor.getValue(), selections: editor.listSelections() }),
    text: () => editor.getValue(),
    setEditable: (on) => editor.setOption('readOnly', !on),
    // It has no way to be taken away; a page takes its element.
    destroy: () => undefined,
  };
});
