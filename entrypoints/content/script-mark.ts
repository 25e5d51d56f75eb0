/** A name in the global of the extension's isolated world: where it is, our script runs, be it that it waits for a size. */
export const SCRIPT_MARK = 'glossaryScript';

export function leaveScriptMark(): void {
  Object.assign(globalThis, { [SCRIPT_MARK]: true });
}
