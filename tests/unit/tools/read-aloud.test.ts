import { expect, test } from 'vitest';
import { faults, utterances } from '../../tools/read-aloud/speech';

const LOG = `06:53:33.908835 - SPEECH OUTPUT: 'Screen reader on.'{'established': False}
06:53:45.230878 - VOICE: none
06:53:45.845662 - SPEECH OUTPUT: 'a drug’s name, or 'brand''{'established': False}
06:53:45.941411 - SPEECH OUTPUT: 'link'
`;

test('what Orca has said is read from its log, in order', () => {
  expect(utterances(LOG)).toEqual(['Screen reader on.', "a drug’s name, or 'brand'", 'link']);
});

test('what was not heard, and what should not have been, is named', () => {
  const said = ['letrozole', 'Close push button'];
  expect(faults(said, { says: [/^letrozole$/m, /button/], never: [/undefined/] })).toEqual([]);
  expect(faults(said, { says: [/dialog/], never: [/letrozole/] })).toEqual([
    'was not said: /dialog/',
    'was said: /letrozole/',
  ]);
});
