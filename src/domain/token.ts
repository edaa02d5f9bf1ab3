/** Most characters of a token. */
export const LONGEST_TOKEN = 2000;

/** Opaque text that stands for a list of values. */
export function writeToken(parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** The values that a token stands for; none for text that is no token, was changed in its form, or is longer than LONGEST_TOKEN. */
export function readToken(token: string): readonly unknown[] {
  if (token.length > LONGEST_TOKEN) return [];
  try {
    const text = Buffer.from(token, "base64url");
    const parts: unknown = text.toString("base64url") === token ? JSON.parse(text.toString("utf8")) : null;
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
