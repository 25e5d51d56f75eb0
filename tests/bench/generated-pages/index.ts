/** Pages to measure on: the same in each run and on each machine. */
export { articleHtml } from './article';
export { type PageServer, servePages } from './page-server';
