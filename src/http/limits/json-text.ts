import { DomainError } from "../../domain/errors.ts";
import type { RequestLimits } from "../../domain/request-limits.ts";
import { requireWithin } from "./too-complex.ts";

const quote = 0x22;
const backslash = 0x5c;
const openList = 0x5b;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;

/** Checks a body before it is parsed. Throws BAD_REQUEST for a batch, and TOO_COMPLEX for JSON that is nested too deeply. */
export function checkBody(text: string, limits: RequestLimits): void {
  if (/^\s*\[/.test(text)) throw new DomainError("BAD_REQUEST", "The body is a list: several requests in one body are not taken. Send one JSON object with `query` for each.");
  requireWithin("nesting", jsonNesting(text), limits);
}

/** How many lists and objects lie within one another, found in one pass; what is no JSON is left to the parser to refuse. */
export function jsonNesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length; index++) {
    const sign = text.charCodeAt(index);
    if (sign === quote) index = endOfText(text, index);
    else if (sign === openObject || sign === openList) deepest = Math.max(deepest, ++depth);
    else if (sign === closeObject || sign === closeList) depth--;
  }
  return deepest;
}

/** Where the quoted text ends that begins at an index. */
function endOfText(text: string, begin: number): number {
  let index = begin + 1;
  while (index < text.length && text.charCodeAt(index) !== quote) index += text.charCodeAt(index) === backslash ? 2 : 1;
  return index;
}
