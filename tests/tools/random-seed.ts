const given: string | undefined = import.meta.env?.['VITE_RANDOM_SEED'];

/** The seed of all random tests of a run: its output names it, and the same seed asks for the same cases again. */
export const RANDOM_SEED = given ? Number(given) : undefined;

/** The options that give a random test this seed; without one it takes another each time, and names it when it fails. */
export const SEEDED: { seed?: number } = RANDOM_SEED === undefined ? {} : { seed: RANDOM_SEED };
