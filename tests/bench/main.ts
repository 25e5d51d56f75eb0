/**
 * `npm run bench`: measures scanning, loading, busy pages, cards and size against their targets, as ratios within one run
 * where the machine matters. `-- --only scan|load|live|card|size` measures one part, `-- --firefox` measures in Firefox too.
 */
import { parseArgs } from 'node:util';
import { measureCard } from './card';
import { type Figure, figureLines } from './figures';
import { measureLive } from './live';
import { measureLoad } from './load';
import { measureScan } from './scan';
import { measureSize } from './size';

const PARTS = ['scan', 'load', 'live', 'card', 'size'] as const;
type Part = (typeof PARTS)[number];

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    firefox: { type: 'boolean', default: false },
  },
});
const parts = values.only?.map(partNamed) ?? PARTS;
const report = (line: string) => console.log(line);

const figures: Figure[] = [];
if (parts.includes('size')) figures.push(...(await measureSize(report)));
if (parts.includes('scan')) {
  figures.push(...(await measureScan('chromium', report)));
  if (values.firefox) figures.push(...(await measureScan('firefox', report)));
}
if (parts.includes('load')) figures.push(...(await measureLoad(report)));
if (parts.includes('live')) figures.push(...(await measureLive(report)));
if (parts.includes('card')) figures.push(...(await measureCard(report, values.firefox)));
report(['', ...figureLines(figures)].join('\n'));

function partNamed(text: string): Part {
  const part = PARTS.find((name) => name === text);
  if (!part) throw new Error(`--only is one of ${PARTS.join(', ')}, not "${text}"`);
  return part;
}
