/** A filter as the stub takes it: one property, some values, and how it was written. */
export type Filter = { readonly property: string; readonly values: readonly string[]; readonly form: "IN" | "EQUALS" | "OR" };

const token = /\s*(?:([A-Za-z_]\w*)|'((?:[^']|'')*)'|([(),=]))/y;
const queryables = new Set(["Ondernemingsnr", "Ondernemingsnr_maatsch_zetel"]);

/** Reads the part of CQL2 text that the stub speaks: comparisons of one property with texts by = or IN, joined by OR. Null for all else. */
export function parseFilter(text: string): Filter | null {
  const tokens = tokensOf(text);
  if (tokens === null) return null;
  const values: string[] = [];
  const properties = new Set<string>();
  let usesIn = false;
  let terms = 0;
  for (let at = 0; at < tokens.length || terms === 0; ) {
    if (terms > 0 && !isWord(tokens[at++], "OR")) return null;
    const property = tokens[at++];
    if (property?.kind !== "NAME" || !queryables.has(property.text)) return null;
    properties.add(property.text);
    const list = isWord(tokens[at], "IN");
    if (!list && tokens[at]?.text !== "=") return null;
    const end = list ? readList(tokens, at + 1, values) : readText(tokens, at + 1, values);
    if (end === null) return null;
    usesIn ||= list;
    at = end;
    terms++;
  }
  const [property] = properties;
  if (property === undefined || properties.size > 1) return null;
  return { property, values, form: usesIn ? "IN" : terms > 1 ? "OR" : "EQUALS" };
}

type Token = { readonly kind: "NAME" | "TEXT" | "SIGN"; readonly text: string };

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  const rest = text.trimEnd();
  for (token.lastIndex = 0; token.lastIndex < rest.length; ) {
    const [, name, quoted, sign] = token.exec(rest) ?? [];
    if (name !== undefined) tokens.push({ kind: "NAME", text: name });
    else if (quoted !== undefined) tokens.push({ kind: "TEXT", text: quoted.replaceAll("''", "'") });
    else if (sign !== undefined) tokens.push({ kind: "SIGN", text: sign });
    else return null;
  }
  return tokens;
}

function readList(tokens: readonly Token[], start: number, into: string[]): number | null {
  if (tokens[start]?.text !== "(" || tokens[start]?.kind !== "SIGN") return null;
  for (let at: number | null = start + 1; ; ) {
    at = readText(tokens, at, into);
    if (at === null) return null;
    const sign = tokens[at++];
    if (sign?.kind !== "SIGN") return null;
    if (sign.text === ")") return at;
    if (sign.text !== ",") return null;
  }
}

function readText(tokens: readonly Token[], at: number, into: string[]): number | null {
  const value = tokens[at];
  if (value?.kind !== "TEXT") return null;
  into.push(value.text);
  return at + 1;
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === "NAME" && token.text.toUpperCase() === word;
}
