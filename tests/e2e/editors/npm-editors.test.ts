import { testEditors } from '../support/editors/editor-tests.ts';

testEditors([
  {
    app: 'codemirror',
    surface: '.cm-content',
    rich: false,
    redo: 'Control+y',
    readOnly: 'editor',
    widgets: { completion: '.cm-tooltip-autocomplete li', match: '.cm-searchMatch-selected' },
  },
  { app: 'prosemirror', surface: '.ProseMirror', rich: true, redo: 'Control+y', readOnly: 'text' },
]);
