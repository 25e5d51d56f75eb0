/**
 * Renders the app as a server does, in parts: first all that is there, then the late content with a script that puts it
 * into its place.
 *
 * @param script the address of the app's script
 * @param firstLate what the late content waits for; none, if left out
 * @returns the parts of the document
 */
export type RenderApp = (script: string, firstLate?: Promise<string> | null) => AsyncIterable<string>;

/** By a path that is not a literal: the root's type check does not know the packages of the apps. */
export async function loadRenderApp(): Promise<RenderApp> {
  const server = new URL('server.tsx', import.meta.url).pathname;
  const { renderApp }: { renderApp: RenderApp } = await import(server);
  return renderApp;
}
