// The largest text by far comes first in the script, which is smaller then when it is compressed.
import tables from 'virtual:matcher-tables';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { exposeReader } from '@/lib/frame-life';
import { showHighlights } from './highlights';

/** The background puts this script into the documents where the scout has found text that may hold a name. */
export default defineUnlistedScript(() =>
  exposeReader((context, events) => showHighlights(tables, context, events)),
);
