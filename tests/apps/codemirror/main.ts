import { autocompletion, completeAnyWord } from '@codemirror/autocomplete';
import { history } from '@codemirror/commands';
import { Compartment, EditorState } from '@codemirror/state';
import { drawSelection, EditorView } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import { showEditor } from '../editor-app';

/** Longer than any test: what is undone together must not depend on the speed of the machine. */
const GROUP_MS = 3_600_000;

// Ids of lists are made by chance, and two pages must be equal.
let calls = 0;
Math.random = () => ++calls / 1_000_000;

showEditor((place, paragraphs, changed) => {
  const editable = new Compartment();
  const view = new EditorView({
    parent: place,
    state: EditorState.create({
      doc: paragraphs.join('\n'),
      extensions: [
        // A caret that blinks would make two pages differ by chance.
        drawSelection({ cursorBlinkRate: 0 }),
        history({ newGroupDelay: GROUP_MS }),
        basicSetup,
        // What comes by itself comes at no certain moment.
        autocompletion({ activateOnTyping: false, interactionDelay: 0, override: [completeAnyWord] }),
        EditorView.lineWrapping,
        editable.of(EditorView.editable.of(true)),
        EditorView.updateListener.of(changed),
      ],
    }),
  });
  return {
    state: () => view.state.toJSON(),
    text: () => view.state.doc.toString(),
    setEditable: (on) => view.dispatch({ effects: editable.reconfigure(EditorView.editable.of(on)) }),
    destroy: () => view.destroy(),
  };
});
