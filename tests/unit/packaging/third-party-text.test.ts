import { expect, test } from 'vitest';
import { thirdPartyText } from '@/lib/packaging/third-party-text';

const MIT = { name: 'preact', version: '11.2.0', identifier: 'MIT', text: 'Permission is hereby granted' };
const MPL = {
  name: '@a/polyfill',
  version: '0.12.0',
  identifier: 'MPL-2.0',
  text: 'Mozilla Public License\r\n',
};

test('each package is named with its licence, where its source is, and the whole text', () => {
  const text = thirdPartyText([MIT, MPL]);
  expect(text).toContain(
    'preact 11.2.0 (MIT)\nSource: https://www.npmjs.com/package/preact/v/11.2.0\n\nPermission',
  );
  expect(text).toContain('@a/polyfill 0.12.0 (MPL-2.0)');
  expect(text).not.toContain('\r');
});

test('the text is the same in whatever order a build finds the packages', () => {
  expect(thirdPartyText([MIT, MPL])).toBe(thirdPartyText([MPL, MIT]));
});

test('a package without a licence, or without the text of it, may not be bundled', () => {
  expect(() => thirdPartyText([MIT, { name: 'unknown', version: '1.0.0' }])).toThrow('unknown@1.0.0');
  expect(() => thirdPartyText([{ ...MIT, text: undefined }])).toThrow('preact@11.2.0');
});

test('the packages of WXT, which come without the text, get that of their repository', () => {
  const text = thirdPartyText([{ name: 'wxt', version: '0.20.27', identifier: 'MIT' }]);
  expect(text).toContain('Copyright (c) 2023 Aaron');
});
