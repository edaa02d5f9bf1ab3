/**
 * A name as it is searched: lower case, accents stripped (NFD without its marks), so that "Café" and "CAFE" are the same.
 * Letters that are no accented form of another (ß, ø, œ) stay. Names in the register and words asked for both go through this.
 */
export function searchText(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** The words of a text as searched, in order: runs of anything but blanks, quotes, backslashes and control characters that hold a letter or digit. */
export function searchWords(text: string): readonly string[] {
  return searchText(text)
    .split(/[\s'"\\\p{C}\p{Z}]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}
