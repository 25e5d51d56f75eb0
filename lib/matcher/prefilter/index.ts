/** Whether a text may hold a name: all of lib/matcher that every frame of every page runs. */
export { createPrefilter, MARK, type PrefilterTables } from './prefilter';
