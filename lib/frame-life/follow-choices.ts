import type { PageReport } from '@/lib/protocol';
import {
  type PageChoices,
  type ReadableAreas,
  readPageChoices,
  watchPageChoices,
} from '@/lib/settings/in-page';
import type { Highlights } from './run-in-frame';

const NOTHING_YET = { counts: {}, classCounts: {} };

/**
 * Shows highlights as the reader has chosen them, and shows them anew when the reader chooses something else: the page is read
 * once more then, and nothing of the earlier choice remains.
 *
 * @param show shows highlights until its signal ends them
 * @param signal ends everything
 */
export function followChoices(
  areas: ReadableAreas,
  show: (choices: PageChoices, signal: AbortSignal) => Highlights,
  signal: AbortSignal,
): Highlights {
  let shown: Highlights | null = null;
  let run = new AbortController();

  async function showAnew(): Promise<void> {
    run.abort();
    const current = new AbortController();
    run = current;
    const choices = await readPageChoices(areas);
    const until = AbortSignal.any([signal, current.signal]);
    // The reader may have chosen again in the meantime.
    if (!until.aborted) shown = show(choices, until);
  }

  watchPageChoices(areas, () => void showAnew(), signal);
  void showAnew();

  return { report: (): Omit<PageReport, 'on' | 'isPdf'> => shown?.report() ?? NOTHING_YET };
}
