import ace from 'ace-builds';
import { showEditor } from '../editor-app';

showEditor((place, paragraphs, changed) => {
  place.style.height = '120px';
  const editor = ace.edit(place, {
    wrap: true,
    useWorker: false,
    // What is undone together, and in which frame the line of the caret is coloured, must not depend on the speed of
    // the machine.
    mergeUndoDeltas: 'always',
    highlightActiveLine: false,
    highlightGutterLine: false,
  });
  editor.session.setValue(paragraphs.join('\n'));
  editor.session.on('change', changed);
  editor.selection.on('changeCursor', changed);
  editor.selection.on('changeSelection', changed);
  return {
    state: () => ({ text: editor.getValue(), selection: editor.getSelectionRange() }),
    text: () => editor.getValue(),
    setEditable: (on) => editor.setReadOnly(!on),
    destroy: () => editor.destroy(),
  };
});
