/**
 * For `node --import`: a process with this has no network. Each connection is refused, and its address is written, as one line, into
 * the file that the environment variable NETWORK_LOG names.
 */
import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';

const connect = Socket.prototype.connect;

/** Nothing listens there: the port stands for a service that is long gone. */
const NOBODY = { host: '127.0.0.1', port: 1 };

/** All TCP of Node goes through here, also `fetch` and TLS. */
Socket.prototype.connect = function refuse(...args) {
  // Node's own modules hand their arguments over as a list.
  const [options, host] = Array.isArray(args[0]) ? args[0] : args;
  const to = typeof options === 'object' ? options : { port: options, host };
  // A pipe to another process of this machine.
  if (to.path !== undefined) return connect.apply(this, args);
  appendFileSync(process.env.NETWORK_LOG, `${to.host ?? 'localhost'}:${to.port}\n`);
  return connect.call(this, { ...to, ...NOBODY });
};
