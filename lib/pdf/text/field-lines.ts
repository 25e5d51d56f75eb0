/**
 * Breaks the value of a field into lines that have room in it. A word that is wider than the field has a line of its own.
 *
 * @param width of the field
 * @param widthOf measures a text, in the same unit
 */
export function fieldLines(value: string, width: number, widthOf: (text: string) => number): string[] {
  const space = widthOf(' ');
  return value.split(/\r\n?|\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    let end = 0;
    for (const word of paragraph.split(/\s+/).filter((one) => one !== '')) {
      const wide = widthOf(word);
      const hasRoom = line === '' || end + space + wide <= width;
      if (!hasRoom) lines.push(line);
      end = line === '' || !hasRoom ? wide : end + space + wide;
      line = line === '' || !hasRoom ? word : `${line} ${word}`;
    }
    return [...lines, line];
  });
}
