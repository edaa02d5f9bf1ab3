const chunkCharacters = 1 << 16;

/** A text field as the register writes it: in double quotes, which are doubled inside. */
export function quote(text: string): string {
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : `"${text}"`;
}

/** Lines joined to pieces of some 64 KB, each line with a line feed behind it. */
export function* inChunks(lines: Iterable<string>, onLines: (lines: number) => void = () => {}): Generator<string> {
  let chunk = "";
  let count = 0;
  for (const line of lines) {
    chunk += `${line}\n`;
    count += 1;
    if (chunk.length < chunkCharacters) continue;
    yield chunk;
    onLines(count);
    chunk = "";
  }
  if (chunk !== "") yield chunk;
  onLines(count);
}
