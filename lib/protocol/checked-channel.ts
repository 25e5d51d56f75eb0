import * as v from 'valibot';
import { type Handlers, listen, post, type ReceiverOptions, type Target } from './channel';
import { type Answer, MESSAGES, type MessageName, type Request } from './messages';

/**
 * Sends a message.
 *
 * @returns the answer
 * @throws what the browser says when there is no receiver, and an error when the answer has another shape than declared
 *
 * @example
 * const { site } = await send(browser.runtime, 'get-tab-site', {});
 */
export async function send<Name extends MessageName>(
  target: Target,
  name: Name,
  request: Request<Name>,
): Promise<Answer<Name>> {
  const answer = await post(target, name, request);
  const schema: v.GenericSchema | null = MESSAGES[name].answer;
  if (!schema) return undefined as Answer<Name>;
  const result = v.safeParse(schema, answer);
  if (!result.success) throw new Error(`No valid answer to the message "${name}"`);
  return result.output as Answer<Name>;
}

/**
 * Receives messages. A message with an unknown name or another shape than declared, or from a sender who may not send it, is
 * refused and not answered. Messages without a handler here are left to other listeners.
 */
export function on(options: ReceiverOptions, handlers: Handlers): void {
  listen(MESSAGES, options, handlers, (name, value) => v.parse(MESSAGES[name].request, value));
}
