/** Whether a text may hold a name: all of lib/matcher that every frame of every page runs. */
export { createPrefilter, FIELD_END, LETTERS_END, type PrefilterTables } from './prefilter';
