import { beforeEach, describe, it } from 'vitest';
import { copyFacts, editDrug, expectProblem } from './broken-facts';

beforeEach(copyFacts);

describe('the French name of a drug is refused', () => {
  it('when no source has it', () => {
    editDrug('letrozole', (drug) => Object.assign(drug, { frenchName: 'létrozol' }));
    expectProblem(
      'drugs/letrozole.json: letrozole: frenchName',
      '"létrozol" is none of the names of kind "french"',
    );
  });

  it('when it is a name of another kind', () => {
    editDrug('letrozole', (drug) => Object.assign(drug, { frenchName: 'Femara' }));
    expectProblem(
      'drugs/letrozole.json: letrozole: frenchName',
      '"Femara" is none of the names of kind "french"',
    );
  });

  it('when it is the English one', () => {
    editDrug('anastrozole', (drug) => Object.assign(drug, { frenchName: 'anastrozole' }));
    expectProblem('drugs/anastrozole.json: anastrozole: frenchName', 'is "name": leave it out');
  });
});

describe('the French description of a drug is refused', () => {
  it('when the drug has a French name', () => {
    editDrug('letrozole', (drug) => Object.assign(drug, { frenchDescription: 'comprimé de létrozole' }));
    expectProblem('drugs/letrozole.json: letrozole: frenchDescription', 'the drug has a French name');
  });

  it('when it is a name', () => {
    editDrug('cyclophosphamide', (drug) =>
      Object.assign(drug, { frenchDescription: 'Cyclophosphamide monohydraté' }),
    );
    expectProblem(
      'drugs/cyclophosphamide.json: cyclophosphamide: frenchDescription',
      '"Cyclophosphamide monohydraté" is a name: make it "frenchName", with its source',
    );
  });
});
