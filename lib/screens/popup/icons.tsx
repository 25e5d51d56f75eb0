import { CROSS, lineIcon, MAGNIFIER } from '../line-icon';

/** The popup's pictures: lines of 16 by 16, in the colour of the text. What they mean stands beside them or in a label. */
const PATHS = {
  search: MAGNIFIER,
  clear: CROSS,
  glossary:
    'M8 3.6C6.6 2.7 4.6 2.4 2.5 2.5v10c2.1-.1 4.1.2 5.5 1.1 1.4-.9 3.4-1.2 5.5-1.1v-10C11.4 2.4 9.4 2.7 8 3.6zm0 0v10',
  options:
    'M2 4.5h6m4 0h2M2 11.5h2m4 0h6M12 4.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM8 11.5a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z',
  up: 'M8 13V3.5M4 7.5l4-4 4 4',
  down: 'M8 3v9.5M4 8.5l4 4 4-4',
} as const;

export const Icon = lineIcon(PATHS);
