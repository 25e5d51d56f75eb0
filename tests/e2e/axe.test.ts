import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type BrowserSession, findBrowser, launchWithExtension } from '../tools/browsers/index.ts';
import { type FolderServer, serveFolder } from '../tools/demo/serve-folder.ts';
import { openArticle } from '../tools/screens/article.ts';
import { cardStates } from '../tools/screens/card-states.ts';
import { fixtureFolder } from '../tools/screens/folders.ts';
import { type Media, setMedia } from '../tools/screens/media.ts';
import { closeCard, openCard } from '../tools/screens/show-cards.ts';
import { showPopup, statesIn } from '../tools/screens/show-popups.ts';
import { type ExtensionCopy, speakingFrench } from '../tools/screens/speaking-french.ts';
import { type AxeReport, type AxeRules, axeOnCard, axeOnPopup } from './support/axe.ts';
import { BUILT } from './support/with-extension.ts';

const kind = inject('browser');
const forced: Media = { scheme: 'light', forcedColors: true };
const light: Media = { scheme: 'light', forcedColors: false };
const dark: Media = { scheme: 'dark', forcedColors: false };

let server: FolderServer;
beforeAll(async () => {
  server = await serveFolder(fixtureFolder);
});
afterAll(() => server?.close());

/** French is longer, so it is looked at where there is least room. */
describe.each([
  ['en', 1280],
  ['fr', 320],
] as const)('axe finds nothing, in %s at %i px,', (language, width) => {
  let session: BrowserSession;
  let french: ExtensionCopy | undefined;
  beforeAll(async () => {
    const found = findBrowser(kind);
    if (!found) throw new Error(`There is no ${kind} on this machine; \`npm test\` installs one.`);
    if (language === 'fr') french = await speakingFrench(BUILT[kind]);
    const extensionDir = french?.folder ?? BUILT[kind];
    session = await launchWithExtension({ kind, found, extensionDir, headless: true });
  });
  afterAll(async () => {
    await session?.close();
    await french?.remove();
  });

  test.each([
    ['on a light page', 'light', light],
    ['on a dark page', 'dark', light],
    ['in forced colours', 'light', forced],
  ] as const)(
    'in any state of the card %s',
    async (_, look, media) => {
      const rules = look === 'light' && media === light ? 'all' : 'colours';
      const page = await session.newPage();
      await setMedia(session, page, media);
      for (const width of [1280, 320]) {
        await page.setViewport({ width, height: 700 });
        await openArticle(page, server.origin, language, look);
        for (const state of cardStates) {
          await openCard(session, page, state, language);
          expectNothing(await axeOnCard(page, rules), rules, state.id);
          await closeCard(page);
        }
      }
      await setMedia(session, page, light);
      await page.close();
    },
    120_000,
  );

  test.each(statesIn(kind).map((state) => [state.id, state] as const))(
    'in the popup: %s',
    async (_, state) => {
      const { popup, close } = await showPopup(session, server.origin, language, state);
      await popup.setViewport({ width: Math.min(width, 360), height: 600 });
      for (const media of [light, dark, forced]) {
        const rules = media === light ? 'all' : 'colours';
        await setMedia(session, popup, media);
        expectNothing(await axeOnPopup(popup, rules), rules, JSON.stringify(media));
      }
      await setMedia(session, popup, light);
      await close();
    },
  );
});

/** Nothing wrong, and nothing that axe could not decide; and it has looked at colours and at what is pressed. */
function expectNothing({ violations, undecided, passed }: AxeReport, rules: AxeRules, where: string): void {
  expect.soft([...violations, ...undecided], where).toEqual([]);
  expect.soft(passed['color-contrast'], where).toBeGreaterThan(1);
  if (rules === 'all') expect.soft(passed['target-size'], where).toBeGreaterThan(1);
}
