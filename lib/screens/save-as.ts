/**
 * Hands something to the browser as a file to save.
 *
 * @param name of the file
 * @param content what the file holds; its type decides how the browser saves it
 */
export function saveAs(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
