/** That of the newspaper which the articles are from. Nobody can own it (RFC 2606). */
export const NEWSPAPER = 'tamarack-courier.example';

/** @returns the server's origin by the name of the newspaper, for a browser to which that name is this machine */
export function newspaperOrigin(origin: string): string {
  return origin.replace('127.0.0.1', NEWSPAPER);
}
