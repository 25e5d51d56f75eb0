import ace from 'ace-builds';
import { showEditor } from '../editor-app';

/** Undoes all at once: of letters typed fast Ace takes several together, and how many depends on the machine. */
class UndoAll extends ace.UndoManager {
  override add(...[delta, , session]: Parameters<ace.UndoManager['add']>): void {
    super.add(delta, true, session);
  }
}

showEditor((place, paragraphs, changed) => {
  place.style.height = '120px';
  const editor = ace.edit(place, {
    wrap: true,
    useWorker: false,
    // In which frame the line of the caret is coloured depends on the speed of the machine.
    highlightActiveLine: false,
    highlightGutterLine: false,
  });
  editor.session.setUndoManager(new UndoAll());
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
