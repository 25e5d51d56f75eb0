import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  createEditor,
} from 'lexical';
import { showEditor } from '../editor-app';

/** Longer than any test: what is undone together must not depend on the speed of the machine. */
const GROUP_MS = 3_600_000;

showEditor((place, paragraphs, changed) => {
  place.contentEditable = 'true';
  const editor = createEditor({
    onError(error) {
      throw error;
    },
  });
  editor.setRootElement(place);
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), GROUP_MS);
  editor.registerUpdateListener(changed);
  editor.registerEditableListener((on) => {
    place.contentEditable = String(on);
  });
  editor.update(
    () => {
      const nodes = paragraphs.map((text) => $createParagraphNode().append($createTextNode(text)));
      $getRoot()
        .clear()
        .append(...nodes);
    },
    { discrete: true },
  );
  return {
    state: () => ({ doc: editor.getEditorState().toJSON(), selection: editor.read(selectionOffsets) }),
    text: () => editor.read(() => $getRoot().getTextContent()),
    setEditable: (on) => editor.setEditable(on),
    destroy: () => editor.setRootElement(null),
  };
});

/** Not the keys of its nodes, which are numbers of no meaning. */
function selectionOffsets(): unknown {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  return [selection.anchor, selection.focus].map(({ offset, type }) => ({ offset, type }));
}
