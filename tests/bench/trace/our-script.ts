import type { TraceEvent } from './main-thread';

/** Whether an event is a script of an extension that begins or is called: the traced browsers have only ours. */
export function isOurScript({ name, args }: TraceEvent): boolean {
  return (
    (name === 'FunctionCall' || name === 'EvaluateScript') &&
    args?.data?.url?.startsWith('chrome-extension://') === true
  );
}
