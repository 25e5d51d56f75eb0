import { createNewRule } from '@/lib/settings';

/** Reads the list from the package, since it is larger than all that the popup needs beside it, and seldom wanted. */
export const newRule = createNewRule(async () => (await fetch('/public-suffixes.txt')).text());
