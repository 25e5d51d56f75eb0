/**
 * What the base document says: https://cancer.ca/en/cancer-information/cancer-types/breast/treatment/metastatic
 * (Canadian Cancer Society, © 2024). Copied by hand from the page, drug by drug, so that the facts can be held
 * against it.
 */

const PAGE = 'https://cancer.ca/en/cancer-information/cancer-types/breast/treatment/metastatic';

export interface BaseList {
  section: string;
  /** The address of the section, words and all. */
  link: string;
  chips: string[];
  /** Words of the page that the condition must keep, its dashes written as the facts write them. */
  says: string[];
  /** Words that would make the condition wider or narrower than the page is. */
  doesNotSay: RegExp;
  drugs: BaseDrug[];
}

interface BaseDrug {
  /** As the page writes it. */
  name: string;
  /** What the page writes in brackets after it. */
  alsoWritten?: string[];
  /** What the page calls the drugs of its line. */
  drugClass?: string;
}

const HORMONE_THERAPY = {
  section: 'Hormone therapy',
  link: `${PAGE}#:~:text=Hormone%20therapy%20is%20offered%20for%20hormone%20receptor`,
  chips: ['HR-positive'],
  doesNotSay: /HER2|BRCA|negative/i,
};

const SPREAD = [
  'hormone receptor–positive breast cancer',
  'has spread to the bones and soft tissues',
  'such as muscles or fat',
  'to internal organs',
  'such as the liver, lungs or brain',
  'without causing symptoms',
];

const TARGETED_THERAPY = {
  section: 'Targeted therapy',
  link: `${PAGE}#:~:text=Targeted%20therapy%20for%20metastatic%20breast%20cancer%20is%20often`,
};

const AROMATASE_INHIBITOR = 'aromatase inhibitor';
const ANTHRACYCLINE = 'anthracycline';
const TAXANE = 'taxane';
const PLATINUM = 'platinum drug';

export const BASE_DOCUMENT: BaseList[] = [
  {
    ...HORMONE_THERAPY,
    says: SPREAD,
    drugs: [
      { name: 'letrozole', alsoWritten: ['Femara'], drugClass: AROMATASE_INHIBITOR },
      { name: 'anastrozole', alsoWritten: ['Arimidex'], drugClass: AROMATASE_INHIBITOR },
      { name: 'exemestane', alsoWritten: ['Aromasin'], drugClass: AROMATASE_INHIBITOR },
    ],
  },
  {
    ...HORMONE_THERAPY,
    says: [...SPREAD, 'aromatase inhibitors cannot be taken', 'severe side effects'],
    drugs: [{ name: 'tamoxifen' }],
  },
  {
    section: 'Chemotherapy',
    link: `${PAGE}#:~:text=Chemotherapy%20is%20given%20for%20metastatic`,
    chips: ['HR-negative', 'HR-positive'],
    says: [
      'metastatic',
      'hormone receptor–negative breast cancer',
      'hormone receptor–positive breast cancer that has spread to internal organs and is causing symptoms',
    ],
    doesNotSay: /HER2|BRCA|triple/i,
    drugs: [
      { name: 'doxorubicin', drugClass: ANTHRACYCLINE },
      { name: 'epirubicin', drugClass: ANTHRACYCLINE },
      { name: 'pegylated liposomal doxorubicin', drugClass: ANTHRACYCLINE },
      { name: 'paclitaxel', drugClass: TAXANE },
      { name: 'docetaxel', drugClass: TAXANE },
      { name: 'nab-paclitaxel', drugClass: TAXANE },
      { name: 'carboplatin', drugClass: PLATINUM },
      { name: 'cisplatin', drugClass: PLATINUM },
      { name: 'gemcitabine' },
      { name: 'vinorelbine' },
      { name: 'cyclophosphamide' },
      { name: 'capecitabine' },
      { name: 'fluorouracil', alsoWritten: ['5-fluorouracil', '5-FU'] },
    ],
  },
  {
    ...TARGETED_THERAPY,
    chips: ['HR-positive', 'HER2-positive'],
    says: ['metastatic breast cancer', 'hormone receptor–positive and HER2-positive'],
    doesNotSay: /negative|BRCA/i,
    drugs: [
      { name: 'trastuzumab', alsoWritten: ['Herceptin'] },
      { name: 'pertuzumab', alsoWritten: ['Perjeta'] },
      { name: 'trastuzumab and pertuzumab combination', alsoWritten: ['Phesgo'] },
      { name: 'trastuzumab emtansine', alsoWritten: ['Kadcyla', 'T-DM1'] },
      { name: 'trastuzumab deruxtecan', alsoWritten: ['Enhertu'] },
      { name: 'lapatinib', alsoWritten: ['Tykerb'] },
      { name: 'neratinib', alsoWritten: ['Nerlynx'] },
      { name: 'tucatinib', alsoWritten: ['Tukysa'] },
    ],
  },
  {
    ...TARGETED_THERAPY,
    chips: ['HR-positive', 'HER2-negative'],
    says: ['metastatic breast cancer', 'hormone receptor–positive and HER2-negative'],
    doesNotSay: /HER2-positive|BRCA/i,
    drugs: [
      { name: 'everolimus', alsoWritten: ['Afinitor'] },
      { name: 'alpelisib', alsoWritten: ['Piqray'] },
      { name: 'ribociclib', alsoWritten: ['Kisqali'] },
      { name: 'abemaciclib', alsoWritten: ['Verzenio'] },
      { name: 'palbociclib', alsoWritten: ['Ibrance'] },
      { name: 'capivasertib', alsoWritten: ['Truqap'] },
    ],
  },
  {
    ...TARGETED_THERAPY,
    chips: ['HER2-negative', 'BRCA gene mutation'],
    says: ['metastatic breast cancer', 'HER2-negative', 'BRCA gene mutations'],
    doesNotSay: /hormone|positive/i,
    drugs: [
      { name: 'olaparib', alsoWritten: ['Lynparza'] },
      { name: 'talazoparib', alsoWritten: ['Talzenna'] },
    ],
  },
];
