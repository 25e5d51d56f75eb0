import axe from 'axe-core';
import { expect } from 'vitest';
import { commands } from 'vitest/browser';

/** Settings of the system, and the rules of axe whose outcome they change. */
const SYSTEMS = [
  { name: 'light', scheme: 'light', forcedColors: false, rules: 'all' },
  { name: 'dark', scheme: 'dark', forcedColors: false, rules: 'colours' },
  { name: 'forced colours', scheme: 'light', forcedColors: true, rules: 'colours' },
] as const;

/**
 * Expects that axe finds nothing wrong in an element and leaves nothing undecided: all rules in a light system, those of
 * colours in a dark one and in forced colours.
 *
 * @param where what is shown, for the message of a failure
 * @param options `targets`: whether there are buttons or links whose size axe must have checked; `systems`: `light` where
 * only the words are others than in a state whose colours have been checked
 */
export async function expectNoFindings(
  context: Element,
  where: string,
  { targets = true, systems = 'all' }: { targets?: boolean; systems?: 'all' | 'light' } = {},
): Promise<void> {
  for (const { name, scheme, forcedColors, rules } of systems === 'all' ? SYSTEMS : [SYSTEMS[0]]) {
    await commands.emulateMedia(scheme, forcedColors);
    const { findings, passed } = await runAxe(context, rules);
    expect.soft(findings, `${where}, ${name}`).toEqual([]);
    expect.soft(passed['color-contrast'], `${where}, ${name}: contrasts`).toBeGreaterThan(1);
    if (rules === 'all' && targets)
      expect.soft(passed['target-size'], `${where}, ${name}: targets`).toBeGreaterThan(1);
  }
  await commands.emulateMedia('light', false);
}

/** Expects the same of the rules that other words can break: all rules would take a minute for all cards. */
export async function expectNoFindingsInStructure(context: Element, where: string): Promise<void> {
  expect.soft((await runAxe(context, 'structure')).findings, where).toEqual([]);
}

/** `target-size` is a rule of WCAG 2.2 that axe leaves off unless asked. */
const OPTIONS: Record<'all' | 'colours' | 'structure', axe.RunOptions> = {
  all: { rules: { 'target-size': { enabled: true } } },
  colours: { runOnly: ['color-contrast'] },
  structure: {
    runOnly: [
      ...[
        'button-name',
        'link-name',
        'list',
        'listitem',
        'empty-heading',
        'nested-interactive',
        'valid-lang',
      ],
      ...['aria-valid-attr-value', 'aria-required-parent', 'aria-required-children', 'duplicate-id-aria'],
    ],
  },
};

async function runAxe(
  context: Element,
  rules: keyof typeof OPTIONS,
): Promise<{ findings: string[]; passed: Record<string, number> }> {
  const { violations, incomplete, passes } = await axe.run(context, OPTIONS[rules]);
  // Of text that is half scrolled out of sight axe cannot say what lies under it; the same kind is in sight elsewhere.
  const undecided = asLines(incomplete).filter((line) => !/partially (obscured|overlaps)/.test(line));
  return {
    findings: [...asLines(violations), ...undecided],
    passed: Object.fromEntries(passes.map(({ id, nodes }) => [id, nodes.length])),
  };
}

/** Each finding as "rule: element (reasons)". */
function asLines(results: axe.Result[]): string[] {
  return results.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any, all, none }) => {
      const reasons = [...any, ...all, ...none].map(({ message }) => message);
      return `${id}: ${html.slice(0, 160)} (${reasons.join('; ')})`;
    }),
  );
}
