import type { Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { inlineStyles } from '@/lib/packaging';

const PAGE = '<head><link rel="stylesheet" crossorigin href="/assets/popup-1a.css"></head>';

/** @returns the files of a build by name, after the plugin has seen them */
function inlined(files: Record<string, string>): Record<string, string> {
  const bundle = Object.fromEntries(
    Object.entries(files).map(([fileName, source]) => [fileName, { type: 'asset', fileName, source }]),
  ) as unknown as Rolldown.OutputBundle;
  const { generateBundle } = inlineStyles();
  if (typeof generateBundle !== 'object') throw new Error('The plugin has no generateBundle');
  (generateBundle.handler as (options: unknown, bundle: Rolldown.OutputBundle) => void)({}, bundle);
  return Object.fromEntries(
    Object.entries(bundle).map(([name, file]) => [name, file.type === 'asset' ? `${file.source}` : '']),
  );
}

test('the styles of a page stand in its file, and in no other', () => {
  expect(
    inlined({ 'popup.html': PAGE, 'assets/popup-1a.css': 'a{color:red}\n', 'assets/b.css': 'b{}' }),
  ).toEqual({
    'popup.html': '<head><style>a{color:red}</style></head>',
    'assets/b.css': 'b{}',
  });
});

test('signs that mean something in a replacement are those of the styles', () => {
  expect(inlined({ 'a.html': PAGE, 'assets/popup-1a.css': 'a::after{content:"$&$1"}' })['a.html']).toContain(
    '"$&$1"',
  );
});

test.each(['a{background:url(b.png)}', 'a{content:"</style>"}'])('%s is refused', (styles) => {
  expect(() => inlined({ 'a.html': PAGE, 'assets/popup-1a.css': styles })).toThrow(
    'assets/popup-1a.css ends a style element, or names a file by its place',
  );
});

test('a style sheet that the build has not made is refused', () => {
  expect(() => inlined({ 'a.html': PAGE })).toThrow('The build has made no assets/popup-1a.css');
});
