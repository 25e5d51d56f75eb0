/**
 * What the data sets call each of our drug classes: names of WHO ATC level 4, and strategies of the Molecular Oncology
 * Almanac. A class that is not here has no counterpart there.
 */
export const CLASS_NAMES: Record<string, readonly string[]> = {
  'akt-inhibitor': ['Other protein kinase inhibitors', 'PI3K/AKT/mTOR inhibition'],
  'alkylating-agent': ['Nitrogen mustard analogues', 'Ethylene imines', 'Alkylating chemotherapy'],
  anthracenedione: ['Anthracyclines and related substances', 'Topoisomerase inhibition'],
  anthracycline: ['Anthracyclines and related substances', 'Topoisomerase inhibition'],
  antimetabolite: [
    'Pyrimidine analogues',
    'Folic acid analogues',
    'Antimetabolite',
    'Antifolate',
    'Thymidylate synthase inhibition',
  ],
  'anti-estrogen': ['Anti-estrogens'],
  'aromatase-inhibitor': ['Aromatase inhibitors', 'Aromatase inhibition'],
  bisphosphonate: ['Bisphosphonates', 'Bisphosphonates, combinations'],
  'cdk4-6-inhibitor': ['Cyclin-dependent kinase (CDK) inhibitors', 'CDK4/6 inhibition'],
  'cytotoxic-antibiotic': ['Other cytotoxic antibiotics'],
  'gnrh-agonist': [
    'Gonadotropin releasing hormone analogues',
    'Gonadotropin-releasing hormone (GnRH) agonist',
  ],
  'her2-antibody': ['HER2 (Human Epidermal Growth Factor Receptor 2) inhibitors', 'HER2 inhibition'],
  'her2-antibody-combination': [
    'Combinations of monoclonal antibodies and antibody drug conjugates',
    'HER2 inhibition',
  ],
  'her2-antibody-drug-conjugate': [
    'HER2 (Human Epidermal Growth Factor Receptor 2) inhibitors',
    'HER2 inhibition',
  ],
  'her2-tyrosine-kinase-inhibitor': [
    'Human epidermal growth factor receptor 2 (HER2) tyrosine kinase inhibitors',
    'HER2 inhibition',
  ],
  'microtubule-inhibitor': ['Tubulin polymerization inhibition'],
  'mtor-inhibitor': ['Mammalian target of rapamycin (mTOR) kinase inhibitors', 'PI3K/AKT/mTOR inhibition'],
  'parp-inhibitor': ['Poly (ADP-ribose) polymerase (PARP) inhibitors', 'PARP inhibition'],
  'pd-1-pd-l1-inhibitor': [
    'PD-1/PD-L1 (Programmed cell death protein 1/death ligand 1) inhibitors',
    'PD-1/PD-L1 inhibition',
  ],
  'pi3k-inhibitor': ['Phosphatidylinositol-3-kinase (Pi3K) inhibitors', 'PI3K/AKT/mTOR inhibition'],
  'platinum-drug': ['Platinum compounds', 'Platinum-based chemotherapy'],
  progestogen: ['Progestogens', 'Pregnen (4) derivatives', 'Pregnadien derivatives'],
  'rank-ligand-antibody': ['Other drugs affecting bone structure and mineralization'],
  serd: ['Anti-estrogens', 'ER signaling inhibition', 'Estrogen receptor inhibition'],
  serm: [
    'Selective estrogen receptor modulators',
    'Anti-estrogens',
    'ER signaling inhibition',
    'Estrogen receptor inhibition',
  ],
  taxane: ['Taxanes', 'Taxane-based chemotherapy'],
  'topoisomerase-ii-inhibitor': ['Podophyllotoxin derivatives', 'Topoisomerase inhibition'],
  'trop2-antibody-drug-conjugate': [
    'Other monoclonal antibodies and antibody drug conjugates',
    'Topoisomerase inhibition',
    'Topoisomerase inhibition; Trop-2 directed antibody',
  ],
  'vegf-antibody': [
    'VEGF/VEGFR (Vascular Endothelial Growth Factor / -Receptor) inhibitors',
    'VEGF inhibition',
  ],
  'vinca-alkaloid': ['Vinca alkaloids and analogues', 'Vinca alkaloid chemotherapy'],
};
