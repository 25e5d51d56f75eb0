import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The colours of lib/card/styles/tokens.css by their names, for each scheme. */
const COLORS = new Map(
  [
    ...readFileSync('lib/card/styles/tokens.css', 'utf8').matchAll(
      /--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\);/g,
    ),
  ].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]),
);

/** Text, and the backgrounds it stands on: enhanced contrast (WCAG 2.2, 1.4.6). */
const TEXT: Record<string, string[]> = {
  ink: ['paper', 'paper-sunk', 'accent-soft'],
  'ink-soft': ['paper', 'paper-sunk', 'accent-soft'],
  accent: ['paper', 'paper-sunk', 'accent-soft'],
  'on-accent': ['accent'],
  hr: ['hr-fill', 'paper', 'paper-sunk'],
  her2: ['her2-fill', 'paper', 'paper-sunk'],
  gene: ['gene-fill', 'paper', 'paper-sunk'],
};

/** The edges of what can be pressed, and the focus ring (WCAG 2.2, 1.4.11). */
const EDGES = ['edge', 'focus', 'hr-line', 'her2-line', 'gene-line', 'accent'];

/** Between both: separates, and says nothing. */
const DECORATION = ['hair'];

const pairs = [
  ...Object.entries(TEXT).flatMap(([ink, papers]) => papers.map((paper) => [ink, paper, 7] as const)),
  ...EDGES.flatMap((edge) => ['paper', 'paper-sunk'].map((paper) => [edge, paper, 3] as const)),
];

function color(name: string, scheme: 'light' | 'dark'): string {
  const found = COLORS.get(name);
  if (!found) throw new Error(`There is no colour --${name}`);
  return found[scheme];
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each(['light', 'dark'] as const)('in %s colours', (scheme) => {
  it.each(pairs)('%s on %s has a contrast of at least %d', (front, back, least) => {
    expect(contrast(color(front, scheme), color(back, scheme))).toBeGreaterThanOrEqual(least);
  });
});

it('each colour is text, an edge, a background or decoration', () => {
  const named = new Set([...Object.entries(TEXT).flat(2), ...EDGES, ...DECORATION]);
  expect([...COLORS.keys()].filter((name) => !named.has(name))).toEqual([]);
});

it('contrast is computed as WCAG does', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
