import { afterEach, describe, expect, test, vi } from 'vitest';
import { commands } from 'vitest/browser';
import type { PageMention } from '@/lib/page';
import { leaveWithTab } from '@/lib/popover/keyboard/leave-with-tab';

let end = new AbortController();

afterEach(() => {
  end.abort();
  end = new AbortController();
  document.body.replaceChildren();
});

/** A page of links around a name in shadow roots of two depths, and the card at its end. */
function open(): { content: HTMLElement; close: () => void } {
  document.body.innerHTML = `<a id="first" href="#">1</a><a id="before" href="#">2</a><x-outer></x-outer>
    <a id="after" href="#">3</a><a id="last" href="#">4</a><div id="card"><button>in the card</button></div>`;
  const outer = (document.querySelector('x-outer') as Element).attachShadow({ mode: 'open' });
  outer.innerHTML = '<p id="early">x</p><x-inner></x-inner><p id="late">x</p>';
  const inner = (outer.querySelector('x-inner') as Element).attachShadow({ mode: 'closed' });
  inner.innerHTML = '<p>letrozole</p>';
  const node = inner.querySelector('p')?.firstChild as Text;
  const mention = { start: { node, offset: 0 } } as PageMention;
  const content = document.querySelector('#card') as HTMLElement;
  const close = vi.fn();
  leaveWithTab(content, mention, close, end.signal);
  return { content, close };
}

async function pressFromCard(content: HTMLElement, keys: string): Promise<void> {
  content.querySelector('button')?.focus();
  await commands.press(keys);
}

const focusedId = (tree: DocumentOrShadowRoot) => tree.activeElement?.id;

describe('from the card of a name in shadow roots', () => {
  test.each([
    ['Tab', 'after'],
    ['Shift+Tab', 'before'],
  ])('%s goes to the link beside the shadow host', async (keys, id) => {
    const { content, close } = open();
    await pressFromCard(content, keys);
    expect(focusedId(document)).toBe(id);
    expect(close).toHaveBeenCalledOnce();
  });

  test.each([
    ['Tab', 'late'],
    ['Shift+Tab', 'early'],
  ])('%s goes to a nearer link in one of these roots', async (keys, id) => {
    const { content } = open();
    const root = document.querySelector('x-outer')?.shadowRoot as ShadowRoot;
    for (const element of root.querySelectorAll('p')) element.tabIndex = 0;
    await pressFromCard(content, keys);
    expect(focusedId(root)).toBe(id);
  });
});
