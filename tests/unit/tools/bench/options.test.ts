import { expect, test } from 'vitest';
import { PARTS, partsNamed } from '../../../bench/options';

test('without --only all parts are measured', () => {
  expect(partsNamed(undefined)).toEqual(PARTS);
});

test.each([[['load,card']], [['card, load']], [['card', 'load', 'card']]])(
  '%j are two parts, each once, in the order in which they run',
  (only) => {
    expect(partsNamed(only)).toEqual(['load', 'card']);
  },
);

test.each(['speed', 'load,speed', ''])(
  'there is no part in "%s", and the message lists all parts',
  (only) => {
    expect(() => partsNamed([only])).toThrow(/size, scan, load, .*; not "(speed)?"\.$/);
  },
);
