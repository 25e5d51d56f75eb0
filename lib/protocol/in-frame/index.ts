/**
 * Messages of page frames, without schemas: they go to parts of the extension that check them, and come from such parts
 * (FRAME_ROUTES).
 */
export { listenInFrame, sendUnchecked } from '../channel';
