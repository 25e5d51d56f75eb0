/**
 * Acts for a key after everything that was asked for before with this key has ended, or has failed.
 *
 * @param running what was asked for last with each key, as long as it has not ended
 * @returns what the act gives
 */
export function inTurn<Key, Result>(
  running: Map<Key, Promise<unknown>>,
  key: Key,
  act: () => Promise<Result>,
): Promise<Result> {
  const turn = (running.get(key) ?? Promise.resolve()).then(act, act);
  running.set(key, turn);
  return turn.finally(() => {
    if (running.get(key) === turn) running.delete(key);
  });
}
