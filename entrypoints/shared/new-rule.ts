import { createNewRule } from '@/lib/settings';

/** Reads the list from the package, since a frame of a page never needs it, and the popup needs it beside its settings. */
export const newRule = createNewRule(async () => (await fetch('/public-suffixes.txt')).text());
