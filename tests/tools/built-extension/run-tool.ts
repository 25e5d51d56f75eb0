import {
  type BrowserKind,
  type BrowserSession,
  ensureBrowser,
  launchWithExtension,
} from '../browsers/index.ts';
import { buildExtension } from './build-extension.ts';
import { serveFolder } from './serve-folder.ts';

/** A tool of the command line that shows the built extension in pages of a folder. */
export interface Tool<Options extends { kind: BrowserKind }> {
  usage: string;
  /** @returns null when only the usage is wanted */
  readOptions(args: string[]): Options | null;
  /** The folder whose files a server on this machine shows. */
  folder: string;
  /** Does the work. `origin` is that of the server, without a slash at the end. */
  run(options: Options, origin: string): Promise<void>;
}

/** Writes a line for the person at the terminal. */
export const say = (line: string) => console.log(line);

/** Runs a tool with the arguments of this process. A failure is printed, and makes the exit code 1. */
export async function runTool<Options extends { kind: BrowserKind }>(tool: Tool<Options>): Promise<void> {
  try {
    const options = tool.readOptions(process.argv.slice(2));
    if (!options) return say(tool.usage);
    say(`Building the extension for ${options.kind} …`);
    await buildExtension(options.kind);
    const server = await serveFolder(tool.folder);
    try {
      await tool.run(options, server.origin);
    } finally {
      await server.close();
    }
  } catch (failure) {
    console.error(`\n${explain(failure)}`);
    process.exitCode = 1;
  }
}

/**
 * Starts a browser with the extension and ends it afterwards.
 *
 * @param request which browser, whether without a window, the folder of the built extension, and a host name for the server
 * @param use what to do in it
 * @returns what `use` returns
 */
export async function withBrowser<T>(
  request: { kind: BrowserKind; headless: boolean; extensionDir: string; hostName?: string },
  use: (session: BrowserSession) => Promise<T>,
): Promise<T> {
  const found = await ensureBrowser(request.kind, say);
  say(`Starting ${found.path} ${found.version} ${request.headless ? 'without a window' : 'with a window'} …`);
  const session = await launchWithExtension({ ...request, found });
  try {
    return await use(session);
  } finally {
    await session.close();
  }
}

/** Says what went wrong and why, without a stack. */
function explain(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  const causes = failure instanceof AggregateError ? failure.errors : [failure.cause];
  const reasons = causes.filter((cause) => cause !== undefined).map(explain);
  return [failure.message, ...reasons].filter(Boolean).join('\n  because: ');
}
