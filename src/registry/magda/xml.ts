import { XMLParser, XMLValidator } from "fast-xml-parser";
import { SourceFault } from "../source-fault.ts";

/** An element as it is read: its text, or what is in it by local names (attributes with an @ before). */
export type Xml = string | { readonly [name: string]: Xml | readonly Xml[] | undefined };

const MAX_DEPTH = 64;
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MAX_DEPTH,
  // The library's own leaves character references (&#233;) as they are.
  entityDecoder: { decode: decodeReferences, setExternalEntities: () => {}, addInputEntities: () => {}, reset: () => {}, setXmlVersion: () => {} },
});

/**
 * Reads a document that somebody else wrote. Refused as UNREADABLE: what is not UTF-8 or not well-formed, document types and entities of its
 * own, and elements more than 64 deep.
 */
export function parseXml(body: Uint8Array): Xml {
  const text = decode(body);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw unreadable("has a document type or entities of its own");
  if (XMLValidator.validate(text) !== true) throw unreadable("is not well-formed");
  const document = parse(text);
  if (Object.values(document).flat().length !== 1) throw unreadable("has more than one root");
  return document;
}

function parse(text: string): Exclude<Xml, string> {
  try {
    return parser.parse(text) as Exclude<Xml, string>;
  } catch {
    throw unreadable("can't be read");
  }
}

/** The first element of a name path; undefined when one is missing. */
export function child(from: Xml | undefined, ...path: readonly string[]): Xml | undefined {
  let found: Xml | undefined = from;
  for (const name of path) found = children(found, name)[0];
  return found;
}

/** All elements of a name right below. */
export function children(from: Xml | undefined, name: string): readonly Xml[] {
  if (typeof from !== "object" || !Object.hasOwn(from, name)) return [];
  const found = from[name];
  return found === undefined ? [] : [found].flat();
}

/** The text of an element or attribute below; null when it is missing or blank. */
export function textAt(from: Xml | undefined, ...path: readonly string[]): string | null {
  const found = child(from, ...path);
  const text = typeof found === "object" ? found["#text"] : found;
  return typeof text === "string" && text.trim() !== "" ? text.trim() : null;
}

function decode(body: Uint8Array): string {
  const text = decodeUtf8(body);
  const encoding = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/i.exec(text)?.[1] ?? "UTF-8";
  if (text.includes("\0") || !/^utf-?8$/i.test(encoding)) throw unreadable("is not in UTF-8");
  return text;
}

function decodeUtf8(body: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw unreadable("is not in UTF-8");
  }
}

function decodeReferences(text: string): string {
  return text.replaceAll(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, (reference: string, name?: string, decimal?: string, hexadecimal?: string) => {
    if (name !== undefined) return entities[name] ?? reference;
    const point = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
    return point > 0 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : reference;
  });
}

function unreadable(what: string): SourceFault {
  return new SourceFault("UNREADABLE", `The answer ${what}`, { isRetryable: false });
}
