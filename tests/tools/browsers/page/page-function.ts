/**
 * Makes a function fit to be sent to a browser as text.
 *
 * tsx and esbuild wrap every inner function in a call of their own `__name`, which the browser does not
 * have; the wrapper here supplies it. Like every function sent to a browser, it can use nothing from
 * the file it is written in.
 *
 * @param pageFunction runs in the browser
 * @returns an expression whose value is that function
 */
export function functionSource<Args extends readonly unknown[], Result>(
  pageFunction: (...args: Args) => Result,
): string {
  return `((__name) => (${pageFunction.toString()}))((named) => named)`;
}

/**
 * The same as a function of Node's, for Puppeteer, which sends what `toString` gives.
 *
 * @param pageFunction runs in the browser
 * @returns a function of the same type whose text carries its own `__name`
 *
 * @example
 * await page.evaluate(serializable(() => document.title));
 */
export function serializable<Args extends readonly unknown[], Result>(
  pageFunction: (...args: Args) => Result,
): (...args: Args) => Result {
  return new Function('...args', `return ${functionSource(pageFunction)}(...args)`) as (
    ...args: Args
  ) => Result;
}
