import * as monaco from 'monaco-editor';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker&inline';
import { showEditor } from '../editor-app';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

showEditor((place, paragraphs, changed) => {
  place.style.height = '160px';
  const editor = monaco.editor.create(place, {
    value: paragraphs.join('\n'),
    language: 'markdown',
    wordWrap: 'on',
    // What comes by itself comes at no certain moment.
    quickSuggestions: false,
    occurrencesHighlight: 'off',
    selectionHighlight: false,
    // A caret that blinks would make two pages differ by chance.
    cursorBlinking: 'solid',
  });
  editor.onDidChangeModelContent(changed);
  editor.onDidChangeCursorSelection(changed);
  return {
    state: () => ({ text: editor.getValue(), selection: editor.getSelection() }),
    text: () => editor.getValue(),
    setEditable: (on) => editor.updateOptions({ readOnly: !on }),
    destroy: () => editor.dispose(),
  };
});
