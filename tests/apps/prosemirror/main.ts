import { baseKeymap, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { showEditor } from '../editor-app';
import './main.css';

/** Longer than any test: what is undone together must not depend on the speed of the machine. */
const GROUP_MS = 3_600_000;

showEditor((place, paragraphs, changed) => {
  let editable = true;
  const view = new EditorView(place, {
    state: EditorState.create({
      doc: schema.node(
        'doc',
        null,
        paragraphs.map((text) => schema.node('paragraph', null, schema.text(text))),
      ),
      plugins: [
        history({ newGroupDelay: GROUP_MS }),
        keymap({ 'Mod-z': undo, 'Mod-y': redo, 'Mod-b': toggleMark(schema.marks.strong) }),
        keymap(baseKeymap),
      ],
    }),
    editable: () => editable,
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      changed();
    },
  });
  return {
    state: () => view.state.toJSON(),
    text: () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n'),
    setEditable(on) {
      editable = on;
      view.setProps({});
    },
    destroy: () => view.destroy(),
  };
});
