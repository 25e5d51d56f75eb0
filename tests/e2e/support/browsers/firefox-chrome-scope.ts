import type { Browser } from 'puppeteer-core';
import { isBidiBrowser } from '../../../tools/browsers/index.ts';

/**
 * Gives a way to run code in Firefox's own window, where its list of add-ons is at hand. Firefox allows it under
 * `--remote-allow-system-access`.
 *
 * @returns evaluates an expression, whose promise is awaited, to a string, a number, a boolean or nothing
 */
export async function chromeScope(browser: Browser): Promise<(expression: string) => Promise<unknown>> {
  if (!isBidiBrowser(browser)) throw new Error('This browser is not driven over WebDriver BiDi.');
  const { connection } = browser;
  const { result: tree } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const context = (tree as { contexts: { context: string }[] }).contexts[0]?.context;
  return async (expression) => {
    const { result } = await connection.send('script.evaluate', {
      expression,
      target: { context },
      awaitPromise: true,
    });
    const outcome = result as
      | { type: 'success'; result: { value?: unknown } }
      | { type: 'exception'; exceptionDetails: { text: string } };
    if (outcome.type === 'exception') throw new Error(outcome.exceptionDetails.text);
    return outcome.result.value;
  };
}
