import type { FrameNames, FrameReport, PageReport, Scripting } from '@/lib/protocol';
import { FakeRuntime, SENDERS } from '../protocol/fake-runtime';

/** What a frame reports, with one mention of letrozole where nothing else is given. */
export function frame(frameId: number, report: Partial<PageReport> = {}): FrameReport {
  return { frameId, on: true, isPdf: false, counts: { letrozole: 1 }, classCounts: {}, ...report };
}

/** What a frame answers when it is asked what it names. */
export function namesOf({ counts, classCounts, readerAt, frameId }: FrameReport): FrameNames {
  const names = Object.entries({ ...counts, ...classCounts }).map(([id, count], place) => {
    return { id, count, text: id, place };
  });
  return { names, path: frameId === 0 ? [] : null, readerAt };
}

/** A tab as the background reaches it: it can query its frames and send messages to them. */
export class FakeTab {
  /** The reports of the frames; an error is what the browser says of a page that extensions may not touch. */
  reports: FrameReport[] | Error;
  /** Whether an element of the top page shows a PDF in a frame, in which nothing of the extension runs. */
  hasPdfFrame = false;
  /** Whether the reader has it in front. */
  isActive = true;
  /** The frames of the top page that it hides. */
  readonly hidden = new Set<number>();
  /** How often the frames were queried. */
  queries = 0;
  /** What was sent, with the id of the frame that it went to; "all" where it went to all frames. */
  readonly sent: { frameId: number | 'all'; message: Record<string, unknown> }[] = [];
  /** What a frame answers; an error where nothing receives the message. */
  answer: (frameId: number | 'all', message: Record<string, unknown>) => unknown = () => undefined;

  /** Where its frames send what they were asked to send. */
  readonly runtime: FakeRuntime;
  /** The frames that hang. As long as there are any, the browser gives no answer of any frame. */
  readonly hanging = new Set<number>();
  /** Whether the frames answer no question about their surroundings until `wake` is called. */
  isBusyWithElements = false;
  /** The frames that send what they are asked to send only once `sendLate` is called. */
  readonly busy = new Set<number>();
  #unsent: (() => void)[] = [];
  #woken: (() => void)[] = [];

  constructor(...reports: FrameReport[]) {
    this.reports = reports;
    this.runtime = new FakeRuntime();
  }

  /** The busy frames send what they were asked to send. */
  sendLate(): void {
    this.busy.clear();
    for (const send of this.#unsent.splice(0)) send();
  }

  /** No frame hangs any more. */
  wake(): void {
    this.hanging.clear();
    this.isBusyWithElements = false;
    for (const resolve of this.#woken.splice(0)) resolve();
  }

  readonly scripting: Scripting = {
    executeScript: async ({ target, args }) => {
      const { tabId } = target;
      const [, query] = args;
      const isAboutElements = args[0].includes('iframe');
      if (isAboutElements && 'frameIds' in target) return [{ frameId: 0, result: this.hasPdfFrame }];
      if (isAboutElements) return this.#surroundings();
      const isQuery = typeof query !== 'string';
      if (isQuery) this.queries += 1;
      if (this.reports instanceof Error) throw this.reports;
      if (!isQuery) {
        for (const { frameId, ...report } of this.reports) {
          if (this.hanging.has(frameId)) continue;
          const sender = { ...SENDERS.subframe, frameId, tab: { ...SENDERS.subframe.tab, id: tabId } };
          const send = () => this.runtime.deliver({ type: 'frame-report', query, report }, sender);
          if (this.busy.has(frameId)) this.#unsent.push(send);
          else send();
        }
      }
      if (this.hanging.size > 0) await new Promise<void>((resolve) => this.#woken.push(resolve));
      // Meanwhile the tab may have been closed.
      if (this.reports instanceof Error) throw this.reports;
      return this.reports.map(({ frameId, ...result }) => ({ frameId, result }));
    },
  };

  async #surroundings(): Promise<{ frameId: number; result: unknown }[]> {
    if (this.reports instanceof Error) throw this.reports;
    if (this.hanging.size > 0 || this.isBusyWithElements)
      await new Promise<void>((resolve) => this.#woken.push(resolve));
    return this.reports.map(({ frameId }) => ({
      frameId,
      result: frameId === 0 ? { path: [], hidden: [...this.hidden] } : { path: [frameId], hidden: [] },
    }));
  }

  readonly tabs = {
    get: async (_: number) => ({ active: this.isActive }),
    sendMessage: async (_: number, message: unknown, options?: { frameId: number }): Promise<unknown> => {
      const sent = { frameId: options?.frameId ?? ('all' as const), message: { ...Object(message) } };
      this.sent.push(sent);
      const answer = this.answer(sent.frameId, sent.message);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };

  /** Which frames got a message. */
  receivers(name: string): (number | 'all')[] {
    return this.sent.flatMap(({ frameId, message }) => (message['type'] === name ? [frameId] : []));
  }
}
