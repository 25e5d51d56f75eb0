import { describe, expect, it } from 'vitest';
import { sectionLink } from '@/lib/glossary';

const PAGE = 'https://example.com/page';

describe('the link to a section', () => {
  it('is the page with a text directive', () => {
    expect(sectionLink(PAGE, 'Chemotherapy')).toBe(`${PAGE}#:~:text=Chemotherapy`);
  });

  it('encodes spaces as %20, not as plus signs', () => {
    expect(sectionLink(PAGE, 'is given for')).toBe(`${PAGE}#:~:text=is%20given%20for`);
  });

  it.each([
    ['-', '%2D'],
    [',', '%2C'],
    ['&', '%26'],
  ])('encodes %s, which means something in a text directive', (sign, encoded) => {
    expect(sectionLink(PAGE, `HER2${sign}positive${sign}x`)).toBe(
      `${PAGE}#:~:text=HER2${encoded}positive${encoded}x`,
    );
  });

  it.each([
    ['(', '%28'],
    [')', '%29'],
    ["'", '%27'],
    ['!', '%21'],
    ['*', '%2A'],
    ['~', '%7E'],
    ['#', '%23'],
    ['%', '%25'],
    ['+', '%2B'],
    ['=', '%3D'],
    ['/', '%2F'],
    ['–', '%E2%80%93'],
    ['é', '%C3%A9'],
  ])('encodes %s', (sign, encoded) => {
    expect(sectionLink(PAGE, `a${sign}b`)).toBe(`${PAGE}#:~:text=a${encoded}b`);
  });

  it('can be read back', () => {
    const words = 'T-DM1, "5-FU" & co. (50 %) – déjà vu';
    const [, encoded] = sectionLink(PAGE, words).split('#:~:text=');
    expect(decodeURIComponent(encoded ?? '')).toBe(words);
    expect(encoded).not.toMatch(/[-,&]/);
  });
});
