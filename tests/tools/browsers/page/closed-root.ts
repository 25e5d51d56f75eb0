import type { Frame, JSHandle } from 'puppeteer-core';
import { type BidiOutcome, bidiFrame, isBidiFrame } from './bidi-frame.ts';
import { cdpFrame } from './cdp-frame.ts';

/**
 * The open card's host, also when it was put into a dialog inside an open shadow root. The document itself is
 * asked first: the walk over all elements is only for the rare case.
 */
const findHost = `(() => {
  const name = 'glossary-card';
  const within = (root) => root.querySelector(name) ?? [...root.querySelectorAll('*')]
    .map((element) => element.shadowRoot && within(element.shadowRoot)).find(Boolean) ?? null;
  return within(document);
})`;

/**
 * Reaches into the closed shadow root of the card, which no script of the page can.
 *
 * @param frame the frame that shows the card
 * @returns a handle that the caller disposes of, living in Puppeteer's own world of the frame, so that
 *   prototypes changed by the page do not matter; null while no card is open
 */
export function closedRoot(frame: Frame): Promise<JSHandle<ShadowRoot> | null> {
  return isBidiFrame(frame) ? rootOverBidi(frame) : rootOverCdp(frame);
}

/** CDP may name a node's shadow roots, the closed ones too. */
async function rootOverCdp(frame: Frame): Promise<JSHandle<ShadowRoot> | null> {
  const { client } = cdpFrame(frame);
  const realm = cdpFrame(frame).isolatedRealm();
  const host = await realm.evaluateHandle(`${findHost}()`);
  try {
    const { objectId } = host.remoteObject();
    if (!objectId) return null;
    const { node } = await client.send('DOM.describeNode', { objectId, depth: 1, pierce: true });
    const root = node.shadowRoots?.find((candidate) => candidate.shadowRootType !== 'user-agent');
    return root ? await realm.adoptBackendNode(root.backendNodeId) : null;
  } finally {
    await host.dispose();
  }
}

/** BiDi puts the shadow root of a node beside it when asked for `includeShadowTree: 'all'`. */
async function rootOverBidi(frame: Frame): Promise<JSHandle<ShadowRoot> | null> {
  const realm = bidiFrame(frame).isolatedRealm();
  const outcome = await realm.realm.callFunction(findHost, false, {
    serializationOptions: { includeShadowTree: 'all', maxDomDepth: 0 },
  });
  const sharedId = rootId(outcome);
  return sharedId === undefined ? null : realm.createHandle({ type: 'node', sharedId });
}

function rootId(outcome: BidiOutcome): string | undefined {
  if (outcome.type === 'exception')
    throw new Error(`Looking for the card failed: ${outcome.exceptionDetails.text}`);
  return outcome.result.value?.shadowRoot?.sharedId;
}
