/** `send` and `on` for page frames, whose messages go to and come from parts of the extension that check them: FRAME_ROUTES. */
import { type Handlers, listen, post, type ReceiverOptions, type Target } from '../channel';
import type { Answer, MessageName, Request } from '../messages';
import { FRAME_ROUTES } from './frame-routes';

/**
 * Sends a message that is answered.
 *
 * @throws what the browser says when there is no receiver, and an error where the receiver has failed
 */
export async function send<Name extends MessageName>(
  target: Target,
  name: Name,
  request: Request<Name>,
): Promise<Answer<Name>> {
  const answer = await post(target, name, request);
  if (answer === undefined) throw new Error(`No valid answer to the message "${name}"`);
  return answer as Answer<Name>;
}

/** As `on` of lib/protocol, where the receiver is a page frame. */
export function on(options: Omit<ReceiverOptions, 'receiver'>, handlers: Handlers): void {
  listen(FRAME_ROUTES, { ...options, receiver: 'page-frame' }, handlers, (_, request) => request);
}
