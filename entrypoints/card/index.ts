import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { exposeCard } from '@/lib/frame-life';
import { createCard } from '@/lib/popover/host';

/** The background puts this script into the documents where the reader of the page comes near a name. */
export default defineUnlistedScript(() => exposeCard(createCard));
