import type { Random } from './random';

/** Common words first: they are chosen more often. */
const WORDS = (
  'the of and in to a with was for were is that as by on or from at are this an had be not which patients it ' +
  'have after these we study cancer treatment their than been group all has but breast they between both more ' +
  'other years when may during who women two most one no there can tumour also such cells disease results each ' +
  'using only over some into risk first under used data time trial clinical care early months therapy high age ' +
  'days where three showed response reported compared dose survival three less low health many analysis against ' +
  'people found often new then would so about them our before effect tissue growth test cause common levels ' +
  'likely based observed factors associated increased hospital follow present positive negative receptor hormone ' +
  'oestrogen protein gene expression progression blood bone liver lymph nodes surgery radiation chemotherapy ' +
  'drug drugs side effects symptoms nausea fatigue pain fever infection weeks cycle cycles tablets infusion ' +
  'doctor nurse team family talk ask questions support hair skin hands feet heart lungs kidneys brain spread ' +
  'stage stages grade advanced metastatic primary secondary local regional distant recurrence relapse remission ' +
  'median interval confidence ratio hazard significant difference outcome outcomes endpoint cohort randomised ' +
  'controlled placebo blinded arm arms baseline sample population enrolled eligible excluded adverse events ' +
  'toxicity tolerance discontinued reduced delayed completed received assigned evaluated measured recorded ' +
  'estimated adjusted according including however therefore moreover although because while within without ' +
  'through across among toward until since several various certain possible available important general ' +
  'particular different similar large small major minor total overall mean standard daily weekly oral tamper ' +
  'trace traction trained carbon card cistern cyclone doctrine document ever everyone example exercise fluid ' +
  'gender gems generous lapse letter liposuction nabbed neural olive paced pallid pearl perfect pertinent rib ' +
  'ribbon talent tamed target taxation tuck vinegar capable capital capture alphabet anaemia arise aroma herald ' +
  'heritage ibis kiss nerve affinity abrasion phase tissues vessel imaging mammogram ultrasound biopsy pathology ' +
  'laboratory sample samples staining antibody mutation pathway inhibitor kinase signalling resistance sensitive ' +
  'resistant combination single agent line lines second third previous prior subsequent maintenance adjuvant'
).split(' ');

/** @returns an English-like word; short common words come up most, as in real text */
export function word(random: Random): string {
  return WORDS[Math.floor(WORDS.length * random() ** 2)] ?? 'the';
}
