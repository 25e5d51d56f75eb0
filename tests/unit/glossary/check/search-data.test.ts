import { beforeEach, describe, it } from 'vitest';
import { copyFacts, edit, expectProblem, part } from './broken-facts';

beforeEach(copyFacts);

const WORDS = 'search-words.json';
const OTHERS = 'other-medicines.json';

describe('words of readers are refused', () => {
  it.each(['classes', 'drugs', 'subtypes', 'topics'])('that find something unknown: %s', (field) => {
    edit(WORDS, (words) => {
      part(words, 'bone').finds = { [field]: ['no-such-id'] };
    });
    expectProblem(`${WORDS}: bone: finds.${field}`, 'there is no "no-such-id"');
  });

  it('that find nothing', () => {
    edit(WORDS, (words) => {
      part(words, 'bone').finds = {};
    });
    expectProblem(`${WORDS}: bone: finds`, 'finds nothing');
  });

  it('without their French', () => {
    edit(WORDS, (words) => {
      delete part(words, 'bone').fr;
    });
    expectProblem(`${WORDS}: bone: fr`, '');
  });
});

describe('a list of other medicines is refused', () => {
  it('with a name of ours, however it is written', () => {
    edit(OTHERS, (groups) => {
      part(groups, 'brands').names = ['FEM-ARA'];
    });
    expectProblem(`${OTHERS}: brands: names`, '"FEM-ARA" is a name of letrozole');
  });

  it('with a source that does not exist', () => {
    edit(OTHERS, (groups) => {
      part(groups, 'brands').sources = ['hearsay'];
    });
    expectProblem(`${OTHERS}: brands: sources`, 'there is no source "hearsay"');
  });
});
