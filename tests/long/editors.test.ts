import { testEditors } from '../e2e/support/editors/editor-tests.ts';

testEditors([
  {
    app: 'monaco',
    surface: '.view-lines',
    rich: false,
    redo: 'Control+y',
    readOnly: 'editor',
    widgets: { completion: '.suggest-widget .monaco-list-row', match: '.currentFindMatch' },
  },
  { app: 'codemirror-5', surface: '.CodeMirror-lines', rich: false, redo: 'Control+y', readOnly: 'editor' },
  { app: 'ace', surface: '.ace_content', rich: false, redo: 'Control+y', readOnly: 'editor' },
  { app: 'tiptap', surface: '.ProseMirror', rich: true, redo: 'Control+y', readOnly: 'editor' },
  { app: 'lexical', surface: '[data-lexical-editor]', rich: true, redo: 'Control+y', readOnly: 'text' },
  { app: 'slate', surface: '[data-slate-editor]', rich: true, redo: 'Control+y', readOnly: 'text' },
  { app: 'quill', surface: '.ql-editor', rich: true, redo: 'Control+Shift+z', readOnly: 'text' },
]);
