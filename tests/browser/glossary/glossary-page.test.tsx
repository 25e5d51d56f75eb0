import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadGlossary, regionsFor } from '@/lib/glossary';
import { closeGlossary, drugsShown, element, showGlossary, status, type, withText } from './show-glossary';

const { drugs } = loadGlossary();
const LIST = {
  title: 'A new study',
  date: Date.UTC(2026, 10, 27, 12),
  ids: ['olaparib', 'class:parp-inhibitor', 'gone'],
};

afterAll(closeGlossary);

describe('the table', () => {
  beforeAll(() => showGlossary());

  test('has a row for each drug, by treatment, and says once how far the base document goes', () => {
    expect(drugsShown().toSorted()).toEqual(
      drugs.map(({ name }) => (typeof name === 'string' ? name : name.en)).toSorted(),
    );
    expect([...document.querySelectorAll('tr.group th')].map((head) => head.firstChild?.textContent)).toEqual(
      [
        'Hormone therapy',
        'Chemotherapy',
        'Targeted therapy',
        'Not named on the Canadian Cancer Society’s page',
      ],
    );
    const scope = [...document.querySelectorAll('main > .lead')].map(({ textContent }) => textContent).join();
    expect(scope).toContain('That page is about cancer that has spread.');
  });

  test('says each sign in words: who names the drug, and for what at once', () => {
    const row = element('.drug-table a[href="#trastuzumab"]').closest('tr');
    const cells = [...(row?.querySelectorAll('td.subtype') ?? [])].map((cell) =>
      [...cell.querySelectorAll('.hidden')].map(({ textContent }) => textContent),
    );
    const listed = 'Canadian Cancer Society lists: HR-positive and HER2-positive';
    expect(cells[0]?.[0]).toBe(listed);
    expect(cells[1]).toEqual([]);
    expect(cells[2]?.slice(0, 2)).toEqual([listed, 'a regulator approves: HER2-positive']);
  });

  test('joins what is at once by a line from the first sign to the last', () => {
    const signsOf = (drug: string) => {
      const row = element(`.drug-table a[href="#${drug}"]`).closest('tr');
      const [first, last] = [...(row?.querySelectorAll('.sign.listed') ?? [])].map((sign) =>
        sign.getBoundingClientRect(),
      );
      return { first, last, line: row?.querySelector('.join')?.getBoundingClientRect() };
    };
    const { first, last, line } = signsOf('palbociclib');
    if (!first || !last || !line) throw new Error('palbociclib has no joined signs');
    expect(line.left).toBeCloseTo((first.left + first.right) / 2, 0);
    expect(line.right).toBeCloseTo((last.left + last.right) / 2, 0);
    expect(signsOf('vinorelbine').line).toBeUndefined();
  });

  test('says in the row what is no longer approved', () => {
    for (const { id, labelUses } of drugs) {
      const count = labelUses.filter(({ state }) => state === 'withdrawn').length;
      const row = element(`.drug-table a[href="#${id}"]`).closest('tr');
      expect(row?.textContent.match(/No longer approved/g) ?? [], id).toHaveLength(count);
    }
  });
});

describe('the filters', () => {
  test('combine, are counted, and stand in the address, so that going back brings the last ones', async () => {
    await showGlossary();
    expect(status()).toBe(`All ${drugs.length} drugs are shown.`);
    withText('.choice', 'BRCA gene mutation').click();
    await vi.waitFor(() => expect(drugsShown()).toEqual(['olaparib', 'talazoparib']));
    expect(status()).toBe(`2 of ${drugs.length} drugs fit.`);
    expect(new URLSearchParams(location.search).get('named')).toBe('brca-mutation');
    withText('.choice', 'Chemotherapy').click();
    await vi.waitFor(() => expect(drugsShown()).toEqual([]));
    expect(status()).toContain('No drug fits all of this.');
    history.back();
    await vi.waitFor(() => expect(drugsShown()).toEqual(['olaparib', 'talazoparib']));
    expect(withText('.choice', 'BRCA gene mutation').querySelector('input')?.checked).toBe(true);
  });

  test('of the address hold from the start', async () => {
    await showGlossary({ search: '?class=class:parp-inhibitor&treatment=nothing' });
    expect(drugsShown()).toEqual(['olaparib', 'talazoparib']);
    expect(element<HTMLSelectElement>('.filters select').value).toBe('class:parp-inhibitor');
  });

  test('can be cleared, and the focus goes on in the search field', async () => {
    await showGlossary({ search: '?named=esr1-mutation&treatment=chemotherapy' });
    expect(drugsShown()).toEqual([]);
    withText('.filter-status button', 'Clear the filters').click();
    await vi.waitFor(() => expect(drugsShown()).toHaveLength(drugs.length));
    expect(document.activeElement).toBe(element('.filters input[type=search]'));
    expect(location.search).toBe('');
  });
});

describe('the search field', () => {
  beforeAll(() => showGlossary());

  test('finds by a brand, and says that a misspelt name is a guess', async () => {
    type('Femara');
    await vi.waitFor(() => expect(drugsShown()).toEqual(['letrozole']));
    type('leterzole');
    await vi.waitFor(() => expect(status()).toContain('Nothing is spelled “leterzole”.'));
    expect(drugsShown()).toContain('letrozole');
  });

  test('never answers another medicine with one of the glossary', async () => {
    type('vincristine');
    await vi.waitFor(() =>
      expect(status()).toBe('“vincristine” is another medicine. It is not in this glossary.'),
    );
    expect(drugsShown()).toEqual([]);
  });

  test('leads to what the text means beside drugs', async () => {
    type('AC-T');
    await vi.waitFor(() => element('.filter-status a[href="#regimen:ac-t"]'));
  });
});

describe('an address', () => {
  test.each([
    ['#letrozole', 'letrozole'],
    ['#class:parp-inhibitor', 'PARP inhibitor'],
    ['#subtype:triple-negative', 'triple-negative'],
    ['#regimen:ac-t', 'AC-T'],
    ['#topic:radiation-therapy', 'Radiation therapy'],
  ])('%s brings the reader to its entry', async (hash, name) => {
    await showGlossary({ hash });
    const entry = document.getElementById(decodeURIComponent(hash.slice(1)));
    expect(entry?.querySelector('h2')?.textContent).toBe(name);
    expect(document.activeElement).toBe(entry);
    expect(entry?.getBoundingClientRect().top).toBeLessThan(innerHeight);
  });

  test.each([
    ['#nothing', 'nothing'],
    ['#<script>alert(1)</script>', '<script>alert(1)</script>'],
    [`#${'x'.repeat(10_000)}`, `${'x'.repeat(64)}…`],
  ])('that names nothing says so, and the whole glossary is there: %.30s', async (hash, said) => {
    await showGlossary({ hash });
    expect(element('[role=alert]').textContent).toContain(`There is no entry “${said}” in this glossary.`);
    expect(drugsShown()).toHaveLength(drugs.length);
    expect(document.querySelectorAll('.entry .card').length).toBeGreaterThan(drugs.length);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  });

  test.each([
    ['#Femara', 'letrozole'],
    ['#fEM%61ra', 'letrozole'],
    ['#PARP%20inhibitor', 'class:parp-inhibitor'],
  ])('may have a name: %s brings the reader to its entry, which is marked', async (hash, id) => {
    await showGlossary({ hash });
    expect(document.activeElement?.id).toBe(id);
    await vi.waitFor(() => expect(document.querySelector('.entry:target')?.id).toBe(id));
    expect(decodeURIComponent(location.hash)).toBe(`#${id}`);
    expect(document.querySelector('[role=alert]')).toBeNull();
  });

  test('with a name that comes later brings the reader there, and one that is unknown is said to be', async () => {
    await showGlossary();
    location.hash = '#Ibrance';
    await vi.waitFor(() => expect(document.activeElement?.id).toBe('palbociclib'));
    location.hash = '#Ibrancia';
    await vi.waitFor(() => expect(element('[role=alert]').textContent).toContain('no entry “Ibrancia”'));
  });

  test('is where the class of a card leads', async () => {
    await showGlossary();
    element('#olaparib .what .term').click();
    await vi.waitFor(() => expect(document.activeElement?.id).toBe('class:parp-inhibitor'));
    expect(decodeURIComponent(location.hash)).toBe('#class:parp-inhibitor');
  });
});

describe('the list of a page', () => {
  let show: Awaited<ReturnType<typeof showGlossary>>['show'];
  beforeAll(async () => {
    ({ show } = await showGlossary({ search: '?list=3', list: LIST }));
  });

  test('only its parts are landmarks, so that a screen reader can go from one to the next; its entries are groups', async () => {
    const LANDMARKS = 'main, nav, search, form, section:is([aria-label], [aria-labelledby])';
    await vi.waitFor(() => element('.page-list .entry'));
    const landmarks = [...document.querySelectorAll(LANDMARKS)];
    expect(landmarks.length).toBeGreaterThan(3);
    expect(landmarks.filter((landmark) => landmark.matches('.entry'))).toEqual([]);
    expect(landmarks.length).toBeLessThan(15);
    expect(document.querySelectorAll('.entry[role=group][aria-labelledby]').length).toBeGreaterThan(
      drugs.length,
    );
  });

  test('has its title, its date and the card of each name that the glossary has', async () => {
    const list = await vi.waitFor(() => element('.page-list'));
    expect(list.querySelector('h2')?.textContent).toBe('Drugs named on the page “A new study”');
    expect(list.querySelector('.list-date')?.textContent).toBe('November 27, 2026 · 2 entries');
    expect([...list.querySelectorAll('.card h2')].map(({ textContent }) => textContent)).toEqual([
      'olaparib',
      'PARP inhibitor',
    ]);
    expect(drugsShown()).toHaveLength(drugs.length);
  });

  test('is copied as text', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue(undefined);
    (await vi.waitFor(() => withText('.page-list button', 'Copy as text'))).click();
    await vi.waitFor(() =>
      expect(element('.page-list [role=status]').textContent).toBe('The list is copied.'),
    );
    expect(write.mock.calls[0]?.[0]).toMatch(
      /^Drugs named on the page “A new study”\n.*\n\nolaparib \(Lynparza\)/,
    );
  });

  test('the cards, those of a list too, follow the region that the reader chooses while the page is open', async () => {
    await vi.waitFor(() => element('.page-list'));
    const cards = () => ['#olaparib', '.page-list'].map((at) => element(at).textContent);
    for (const text of cards()) expect(text).toContain('Health Canada, ');
    show(loadGlossary(regionsFor([], 'US')));
    await vi.waitFor(() => {
      for (const text of cards()) expect(text).toContain('US FDA, ');
      for (const text of cards()) expect(text).not.toContain('Health Canada, ');
    });
  });
});

test('a list that is no longer kept is said to be gone', async () => {
  await showGlossary({ search: '?list=99' });
  await vi.waitFor(() =>
    expect(element('[role=alert]').textContent).toContain('This list is no longer there'),
  );
});

describe('on paper', () => {
  test('the cards of the drugs that the filters leave have their details open, each on a leaf of its own', async () => {
    const print = vi.spyOn(window, 'print').mockReturnValue(undefined);
    await showGlossary({ search: '?class=class:parp-inhibitor' });
    withText('button', 'Print these cards, one a page').click();
    await vi.waitFor(() => expect(print).toHaveBeenCalledOnce());
    expect(document.documentElement.dataset.print).toBe('cards');
    const printed = [...document.querySelectorAll('.entry.printed')];
    expect(printed.map(({ id }) => id)).toEqual(['olaparib', 'talazoparib']);
    for (const entry of printed) expect(entry.querySelector('.details:not([hidden]) .names')).not.toBeNull();
    window.dispatchEvent(new Event('afterprint'));
    await vi.waitFor(() => expect(document.querySelector('.entry.printed')).toBeNull());
    expect(document.documentElement.dataset.print).toBe('table');
  });
});
