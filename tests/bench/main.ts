/**
 * `npm run bench`: measures what the extension costs against its targets, as ratios within one run where the machine matters.
 * `-- --only load,card` measures some parts (options.ts), `-- --firefox` measures in Firefox too, where that is possible.
 */
import { parseArgs } from 'node:util';
import { type Figure, figureLines } from './figures';
import { type Part, partsNamed } from './options';
import { measureArrival } from './parts/arrival';
import { measureCard } from './parts/card';
import { measureFrames } from './parts/frames';
import { measureHostileText } from './parts/hostile';
import { measureLive } from './parts/live';
import { measureLoad } from './parts/load';
import { measurePdf } from './parts/pdf';
import { measurePopup } from './parts/popup';
import { measureRanges } from './parts/ranges';
import { measureScan } from './parts/scan';
import { measureSize } from './parts/size';

type Report = (line: string) => void;

const MEASURES: Record<Part, (report: Report, firefox: boolean) => Promise<Figure[]>> = {
  size: measureSize,
  scan: async (report, firefox) => [
    ...(await measureScan('chromium', report)),
    ...(firefox ? await measureScan('firefox', report) : []),
  ],
  load: measureLoad,
  arrival: measureArrival,
  frames: measureFrames,
  hostile: measureHostileText,
  live: measureLive,
  card: measureCard,
  ranges: measureRanges,
  popup: measurePopup,
  pdf: measurePdf,
};

const report: Report = (line) => console.log(line);

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      firefox: { type: 'boolean', default: false },
    },
  });
  const figures: Figure[] = [];
  for (const part of partsNamed(values.only)) {
    report(`${part} …`);
    figures.push(...(await MEASURES[part](report, values.firefox)));
  }
  report(['', ...figureLines(figures)].join('\n'));
}

await run().catch((failure: unknown) => {
  console.error(failure instanceof Error && failure.cause === undefined ? failure.message : failure);
  process.exitCode = 1;
});
