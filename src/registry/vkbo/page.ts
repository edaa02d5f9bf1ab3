import { SourceFault, wrongAnswer } from "../source-fault.ts";

/** What a feature says, by the names of VKBO. */
export type Properties = Readonly<Record<string, unknown>>;

/** One page of features. `next` is the address of the page after it as it came, `matched` the number of features on all pages where it is told. */
export type Page = { readonly features: readonly Properties[]; readonly next: string | null; readonly matched: number | null };

const MAX_DEPTH = 32;
const QUOTE = 34;
const BACKSLASH = 92;

/**
 * A page of GeoJSON as OGC API Features gives it. Throws UNREADABLE for what is no UTF-8 or JSON, or is nested over 32 deep, WRONG_ANSWER for
 * what is no collection of features with properties, or holds another number of them than it says.
 */
export function parsePage(body: Buffer): Page {
  const collection = parseJson(body);
  if (!isObject(collection) || collection["type"] !== "FeatureCollection" || !Array.isArray(collection["features"])) throw wrongAnswer("The answer is no FeatureCollection");
  const features = collection["features"].map(propertiesOf);
  const returned = countOf(collection["numberReturned"]);
  if (returned !== null && returned !== features.length) throw wrongAnswer("The answer says another numberReturned than it has");
  return { features, next: nextOf(collection["links"]), matched: countOf(collection["numberMatched"]) };
}

function propertiesOf(feature: unknown): Properties {
  if (!isObject(feature) || feature["type"] !== "Feature" || !isObject(feature["properties"])) throw wrongAnswer("A feature has no properties");
  return feature["properties"];
}

/** A service may offer the next page in other formats too; in those alone it would be lost. */
function nextOf(links: unknown): string | null {
  if (links === undefined || links === null) return null;
  if (!Array.isArray(links)) throw wrongAnswer("The links of the answer are no list");
  const candidates = links.filter(isObject).filter((link) => link["rel"] === "next");
  const next = candidates.find(({ type }) => type === undefined || (typeof type === "string" && type.includes("json")));
  if (candidates.length === 0) return null;
  if (typeof next?.["href"] !== "string") throw wrongAnswer("The next page has no address, or none in JSON");
  return next["href"];
}

function countOf(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function parseJson(body: Buffer): unknown {
  if (depthOf(body) > MAX_DEPTH) throw new SourceFault("UNREADABLE", `The answer is nested over ${MAX_DEPTH} deep`, { isRetryable: false });
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    // The error of JSON.parse quotes what came, so it is no cause.
    throw new SourceFault("UNREADABLE", "The answer is no JSON in UTF-8", { isRetryable: false });
  }
}

/** Deepest nesting of lists and objects, by brackets outside of texts. */
function depthOf(json: Buffer): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (byte === QUOTE) at = endOfText(json, at);
    else if (byte === 123 || byte === 91) deepest = Math.max(deepest, ++depth);
    else if (byte === 125 || byte === 93) depth--;
  }
  return deepest;
}

function endOfText(json: Buffer, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1;
  return at;
}

function isObject(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
