import { inflateRawSync } from 'node:zlib';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { checksums, reproducibleZip } from '../../../tools/archives/reproducible-zip';
import { type BillOfMaterials, packagesIn, shippedBill } from '../../../tools/release/bill-of-materials';

const bytes = (text: string) => new TextEncoder().encode(text);
const FILES = [
  { path: 'b/é.txt', bytes: bytes('second') },
  { path: 'B.txt', bytes: bytes('capitals come first') },
  { path: 'a.sh', bytes: bytes('echo'), isExecutable: true },
];

describe('an archive', () => {
  it('has the same bytes whatever the order of its files, the time and the time zone', async () => {
    const zone = process.env['TZ'];
    const first = await reproducibleZip(FILES);
    try {
      process.env['TZ'] = 'Pacific/Kiritimati';
      expect(await reproducibleZip([...FILES].reverse())).toEqual(first);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('holds the files in the order of their paths, with their modes and one time', async () => {
    const zip = await JSZip.loadAsync(await reproducibleZip(FILES));
    const entries = Object.values(zip.files);
    expect(entries.map(({ name }) => name)).toEqual(['B.txt', 'a.sh', 'b/é.txt']);
    expect(entries.map(({ unixPermissions }) => Number(unixPermissions) & 0o777)).toEqual([
      0o644, 0o755, 0o644,
    ]);
    expect(new Set(entries.map(({ date }) => date.toISOString()))).toEqual(
      new Set(['1980-01-01T00:00:00.000Z']),
    );
    expect(await zip.file('b/é.txt')?.async('string')).toBe('second');
  });

  it('is read by others than the library that wrote it', async () => {
    const zip = Buffer.from(await reproducibleZip([{ path: 'a', bytes: bytes('letrozole '.repeat(50)) }]));
    const start = 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(18));
    expect(inflateRawSync(packed).toString()).toBe('letrozole '.repeat(50));
  });

  it.each(['/etc/passwd', '../a', 'a/../../b', 'a\\b', ''])('refuses the path "%s"', async (path) => {
    await expect(reproducibleZip([{ path, bytes: bytes('') }])).rejects.toThrow(
      'Not a path within an archive',
    );
  });

  it('refuses two files of one path', async () => {
    await expect(reproducibleZip([...FILES, ...FILES])).rejects.toThrow('Twice in the archive');
  });
});

describe('checksums', () => {
  it('are lines that sha256sum checks, in the order of the names', () => {
    // Of the empty text, by `printf "" | sha256sum`.
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    expect(checksums({ 'b.zip': bytes(''), 'a.zip': bytes('') })).toBe(`${empty}  a.zip\n${empty}  b.zip\n`);
  });
});

describe('the bill of materials', () => {
  const component = (name: string) => ({ 'bom-ref': `${name}@1.0.0`, name, version: '1.0.0' });
  const all: BillOfMaterials = {
    serialNumber: 'urn:uuid:made-anew',
    metadata: {
      timestamp: 'now',
      tools: [{ name: 'npm', version: 'any' }],
      component: { 'bom-ref': 'glossary@0.1.0', name: 'name-of-the-folder', type: 'library' },
    },
    components: [component('preact'), component('vite')],
    dependencies: [
      { ref: 'glossary@0.1.0', dependsOn: ['preact@1.0.0', 'vite@1.0.0'] },
      { ref: 'preact@1.0.0', dependsOn: ['vite@1.0.0'] },
      { ref: 'vite@1.0.0' },
    ],
  };

  it('lists what is in a bundle, and nothing that differs from run to run', () => {
    expect(shippedBill(all, new Set(['preact@1.0.0']), 'glossary', '2026-11-28T00:00:00.000Z')).toEqual({
      metadata: {
        timestamp: '2026-11-28T00:00:00.000Z',
        component: { 'bom-ref': 'glossary@0.1.0', name: 'glossary', type: 'application' },
      },
      components: [{ ...component('preact'), scope: 'required' }],
      dependencies: [
        { ref: 'glossary@0.1.0', dependsOn: ['preact@1.0.0'] },
        { ref: 'preact@1.0.0', dependsOn: [] },
      ],
    });
  });

  it('is refused where a bundle has a package that the lock file has not', () => {
    expect(() => shippedBill(all, new Set(['lodash@1.0.0']), 'glossary', '')).toThrow('lodash@1.0.0');
  });

  it('takes the packages from the text of their licences', () => {
    const text = 'Source: https://www.npmjs.com/package/@a/b/v/1.2.3\n\nMIT\nSource: https://example.org/\n';
    expect(packagesIn(text)).toEqual(new Set(['@a/b@1.2.3']));
  });
});
