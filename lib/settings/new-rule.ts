import { ALONE } from './in-page';

/** Names the rule that a site gets when it is switched. */
export type NewRule = (site: string) => Promise<string>;

/**
 * A public suffix is a host under which others register theirs, like `nhs.uk` and `github.io`: a rule for it with everything
 * under it would be one for strangers. So the rule of such a site is for that host alone. Rules that are stored keep their
 * meaning.
 *
 * @param readSuffixes reads public/public-suffixes.txt. Where that fails, the rule is for the host alone: rather too little is
 *   switched than too much.
 */
export function createNewRule(readSuffixes: () => Promise<string>): NewRule {
  let newest: { site: string; rule: Promise<string> } | undefined;
  return (site) => {
    if (newest?.site !== site) {
      const rule = ruleOf(site, readSuffixes).catch(() => {
        newest = undefined;
        return ALONE + site;
      });
      newest = { site, rule };
    }
    return newest.rule;
  };
}

async function ruleOf(site: string, readSuffixes: () => Promise<string>): Promise<string> {
  // A rule of one label covers its host alone anyway.
  if (!site.includes('.')) return site;
  const suffixes = await readSuffixes();
  // By the rules of https://publicsuffix.org/list/: a name, any name under one ("*."), and what is none all the same ("!").
  const isListed = (rule: string) => suffixes.includes(`\n${rule}\n`);
  const isSuffix = !isListed(`!${site}`) && (isListed(site) || isListed(site.replace(/^[^.]+/, '*')));
  return isSuffix ? ALONE + site : site;
}
