import type { Prefilter } from '@/lib/matcher';

/** TEMPORARY until the vocabulary is compiled: see lib/vocabulary. */
const pattern =
  /trastuzumab|fulvestrant|docetaxel|exemestane|ribociclib|abemaciclib|letrozole|tamoxifen|olaparib|doxorubicin|pertuzumab|anastrozole|femara|herceptin|kadcyla|paclitaxel|capecitabine|palbociclib/gi;
export const prefilter: Prefilter = {
  reach: 300,
  search(text, from) {
    pattern.lastIndex = from;
    return pattern.exec(text)?.index ?? -1;
  },
};
