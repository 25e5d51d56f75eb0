import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { loadGlossary } from '@/lib/glossary';
import { listCards, UnknownCardError } from '../../tools/list-cards/list-cards';
import { linesOf } from '../../tools/list-cards/text-of';

describe('the listing of cards', () => {
  it('has a card for each drug and each class, with its name', () => {
    const { drugs, classes } = loadGlossary();
    const listed = listCards('en', []);
    const ids = [...listed.matchAll(/^== (.+)$/gm)].map(([, id]) => id);
    expect(ids).toEqual([...drugs.map(({ id }) => id), ...classes.map(({ drugClass: { id } }) => id)]);
  });

  it('says in the language that was asked for what the first look says, and not what stands behind a button', () => {
    const [english, french] = [listCards('en', ['letrozole']), listCards('fr', ['letrozole'])];
    expect(english).toContain('\nletrozole\n[Aromatase inhibitor]. Hormone therapy');
    expect(english).toContain('[HR-positive]');
    expect(english).toContain('[Names, details and sources]');
    expect(english).not.toContain('All its names');
    expect(french).toContain('\nlétrozole\n[Inhibiteur de l’aromatase]. Hormonothérapie');
    expect(french).toContain('[Noms, détails et sources]');
  });

  it('says what a reader in another country sees first', () => {
    expect(listCards('en', ['datopotamab-deruxtecan'])).toContain(': approved in the US ');
    expect(listCards('en-IE', ['datopotamab-deruxtecan'])).toContain(': approved in the EU ');
  });

  it('names the subject of a link that leads to a French page', () => {
    expect(listCards('en', ['elacestrant'])).toContain('\nRead about “Hormone therapy”\n');
    expect(listCards('fr', ['elacestrant'])).toContain(
      '\nEn savoir plus : « Hormonothérapie » (en français)\n',
    );
  });

  it('names a card that does not exist', () => {
    expect(() => listCards('en', ['letrozole', 'aspirin'])).toThrow(UnknownCardError);
    expect(() => listCards('en', ['aspirin'])).toThrow('There is no card "aspirin"');
  });

  it('leaves no document behind', () => {
    listCards('en', ['letrozole']);
    expect('document' in globalThis).toBe(false);
  });
});

describe('the text of a card', () => {
  const lines = (html: string) =>
    linesOf(parseHTML(`<main>${html}</main>`).document.querySelector('main') as Element);

  it('has a line for each block, with buttons in brackets', () => {
    expect(
      lines('<p>One <b>two</b>\n three <button>More</button></p><ul><li>four</li><li>five</li></ul>'),
    ).toEqual(['One two three [More]', 'four', 'five']);
  });

  it('puts a row on one line', () => {
    expect(lines('<ul class="row"><li>one</li><li>two</li></ul>')).toEqual(['one  two']);
  });

  it('leaves out what is hidden', () => {
    expect(lines('<p>seen</p><p hidden>later</p><h3 class="hidden">for screen readers</h3>')).toEqual([
      'seen',
    ]);
  });
});
