import { createNewRule } from '@/lib/settings';

/** Reads the list from the package: only pages of the extension and the background need it, and seldom. */
export const newRule = createNewRule(async () => (await fetch('/public-suffixes.txt')).text());
