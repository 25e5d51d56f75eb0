/** `send` and `on` for page frames: with the messages that they send and receive, and no others. */
import { type Handlers, listen, type ReceiverOptions, sendChecked, type Target } from '../channel';
import type { Answer, Request } from '../messages';
import { FRAME_MESSAGES } from './frame-messages';

/** As `send` of lib/protocol. */
export function send<Name extends keyof typeof FRAME_MESSAGES>(
  target: Target,
  name: Name,
  request: Request<Name>,
): Promise<Answer<Name>> {
  return sendChecked(FRAME_MESSAGES, target, name, request);
}

/** As `on` of lib/protocol, where the receiver is a page frame. */
export function on(options: Omit<ReceiverOptions, 'receiver'>, handlers: Handlers): void {
  listen(FRAME_MESSAGES, { ...options, receiver: 'page-frame' }, handlers);
}
