import { parseHTML } from 'linkedom';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createGlossarySearch } from '@/entrypoints/background/glossary-search';
import { registerOmnibox } from '@/lib/tabs';

type Options = Parameters<typeof registerOmnibox>[1];
type Listeners = {
  changed: (text: string, suggest: (suggestions: Suggestion[]) => void) => void;
  entered: (text: string, disposition: 'currentTab' | 'newForegroundTab' | 'newBackgroundTab') => void;
};
type Suggestion = { content: string; description: string };

const openEntry = vi.fn<Options['openEntry']>(async () => undefined);
const openSearch = vi.fn<Options['openSearch']>(async () => undefined);
const { findNamed } = createGlossarySearch('en', ['en-CA']);

let listeners: Listeners;
let firstLine: string;

beforeEach(() => {
  vi.clearAllMocks();
  attach('xml');
});

function attach(format: Options['format'], readsFirstLineEarly = false): void {
  listeners = { changed: () => undefined, entered: () => undefined };
  firstLine = '';
  registerOmnibox(
    {
      setDefaultSuggestion: ({ description }) => {
        firstLine = description;
      },
      onInputChanged: {
        addListener(listener) {
          listeners.changed = listener;
        },
      },
      onInputEntered: {
        addListener(listener) {
          listeners.entered = listener;
        },
      },
    },
    {
      search: findNamed,
      words: {
        hint: 'Type a name',
        searchFor: (text) => `Search for “${text}”`,
        guesses: (text) => `Nothing is spelled “${text}”. Did you mean:`,
        noHits: (text) => `No match for “${text}”`,
        otherMedicine: (name) => `“${name}” is another medicine.`,
      },
      format,
      readsFirstLineEarly,
      openEntry,
      openSearch,
    },
  );
}

function type(text: string): Suggestion[] {
  let suggested: Suggestion[] = [];
  listeners.changed(text, (suggestions) => {
    suggested = suggestions;
  });
  return suggested;
}

describe('after the keyword, the address bar', () => {
  test('says what can be typed before anything is', () => {
    expect(firstLine).toBe('Type a name');
    expect(type('  ')).toEqual([]);
    expect(firstLine).toBe('Type a name');
  });

  test('suggests what was found, with the letters that were typed, the brand and the class', () => {
    const [first] = type('ibra');
    expect(firstLine).toBe('Search for “ibra”');
    expect(first).toEqual({
      content: 'palbociclib',
      description: 'palbociclib (<match>Ibra</match>nce)<dim> – CDK4/6 inhibitor</dim>',
    });
    expect(type('trastuzumab').length).toBeGreaterThan(2);
  });

  test('is told plain text where the browser takes the description as it is', () => {
    attach('plain');
    const [first] = type('ibra');
    expect(first?.description).toBe('palbociclib (Ibrance) – CDK4/6 inhibitor');
    type('a<b>&"');
    expect(firstLine).toContain('a<b>&"');
  });

  test('says of a guess that it is one, and of another medicine that it is not in the glossary', () => {
    expect(type('leterzole').map(({ content }) => content)).toContain('letrozole');
    expect(firstLine).toBe('Nothing is spelled “leterzole”. Did you mean:');
    expect(type('vincristine')).toEqual([]);
    expect(firstLine).toBe('“vincristine” is another medicine.');
    expect(type('xqzzwv')).toEqual([]);
    expect(firstLine).toBe('No match for “xqzzwv”');
  });

  test.each([
    ['markup', `<url>&"'</url> letrozole & <match>`],
    ['ten thousand letters', 'letrozole & <b> '.repeat(625)],
    ['control characters', 'letro\u0000zole\u0008\u001b & <'],
    ['emoji, one of them broken', '💊<\ud83d&'],
    ['the end of a comment and of a section', '--> ]]> &#0; &lt;'],
  ])('is given well-formed XML, whatever is typed: %s', (_, text) => {
    for (const description of [...type(text).map((one) => one.description), firstLine]) {
      const { document } = parseHTML(`<p>${description}</p>`);
      expect([...document.querySelectorAll('p *')].map(({ localName }) => localName)).not.toContain('b');
      expect(document.querySelectorAll('url, script, img')).toHaveLength(0);
      expect(description).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos);)/);
      expect(description.replace(/<\/?(?:match|dim)>/g, '')).not.toMatch(/[<>"'\p{Cc}]/u);
      expect(description.isWellFormed()).toBe(true);
      expect(description.length).toBeLessThan(500);
    }
  });
});

describe('where the browser reads the first line before it asks, the address bar', () => {
  beforeEach(() => attach('plain', true));

  test('never says in it what was typed before', () => {
    for (const text of ['ibra', 'vincristine', 'leterzole', 'xqzzwv', '']) {
      type(text);
      expect(firstLine).toBe('Type a name');
    }
  });

  test('says in a line of its own what there is to say of a text', () => {
    const said = (text: string) => type(text).map(({ description }) => description);
    expect(said('ibra')).toEqual(['palbociclib (Ibrance) – CDK4/6 inhibitor']);
    expect(said('vincristine')).toEqual(['“vincristine” is another medicine.']);
    expect(said('xqzzwv')).toEqual(['No match for “xqzzwv”']);
    const [first, second] = said('leterzole');
    expect(first).toBe('Nothing is spelled “leterzole”. Did you mean:');
    expect(second).toBe('letrozole – aromatase inhibitor');
    expect(type('trastuzumabb').length).toBeLessThanOrEqual(5);
    expect(said('')).toEqual([]);
  });

  test('opens the search with the text when that line is chosen, though the browser drops a line with just what was typed', () => {
    const [line] = type('leterzole');
    expect(line?.content).not.toBe('leterzole');
    listeners.entered(line?.content ?? '', 'currentTab');
    expect(openSearch).toHaveBeenCalledExactlyOnceWith('leterzole', 'currentTab');
  });
});

describe('Enter', () => {
  test('on a suggestion opens its entry, in the tab that the browser wants', () => {
    const [first] = type('ibra');
    listeners.entered(first?.content ?? '', 'newForegroundTab');
    expect(openEntry).toHaveBeenCalledExactlyOnceWith('palbociclib', 'newForegroundTab');
    expect(openSearch).not.toHaveBeenCalled();
  });

  test.each(['Letrozole', 'femara', ' aromatase inhibitor ', 'liposomal doxorubicin'])(
    'on the whole name %j opens its entry',
    (text) => {
      listeners.entered(text, 'currentTab');
      expect(openEntry).toHaveBeenCalledOnce();
    },
  );

  test.each(['letro', 'leterzole', 'Adriamycin and AC', 'vincristine', '<b>&"', ''])(
    'on %j, which is no entry, opens the search with it',
    (text) => {
      listeners.entered(text, 'currentTab');
      expect(openSearch).toHaveBeenCalledExactlyOnceWith(text, 'currentTab');
      expect(openEntry).not.toHaveBeenCalled();
    },
  );
});

test('need not exist: Firefox for Android has no omnibox', () => {
  const nothing: Options = {
    search: findNamed,
    words: { hint: '', searchFor: String, guesses: String, noHits: String, otherMedicine: String },
    format: 'plain',
    readsFirstLineEarly: true,
    openEntry,
    openSearch,
  };
  expect(() => registerOmnibox(undefined, nothing)).not.toThrow();
});
