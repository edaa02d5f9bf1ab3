import type { FastifyRequest, preHandlerHookHandler } from "fastify";
import { DomainError, quoted } from "../domain/errors.ts";
import { hashOf, type Manifest } from "./manifest.ts";

/** Which documents are known, and whether others are run too. */
export type KnownDocuments = {
  /** Null: there is no list of known documents. */
  readonly manifest: Manifest | null;
  readonly trustedOnly: boolean;
};

/** Parameters of a request in the form of a POST body; what is not read here is left as it came. */
export type Parameters = { readonly [name: string]: unknown };

const SHA256 = /^(?:sha256:)?([0-9a-f]{64})$/i;

/**
 * The parameters with the document in `query` and no hash, as if the text had been sent. A hash is given as `documentId` or in
 * `extensions.persistedQuery`; one that comes with a text must be that of the text. Nothing that is sent is ever added to the known documents.
 */
export function resolveDocument(parameters: Parameters, { manifest, trustedOnly }: KnownDocuments): Parameters {
  const { documentId, ...given } = parameters;
  if (typeof (given["query"] ?? "") !== "string") throw badRequest("`query` must be the text of a document, in quotes.");
  const { hash: persisted, extensions } = persistedOf(given["extensions"]);
  const hash = sameHash(documentId === undefined || documentId === null ? null : hashIn(documentId, "`documentId`"), persisted);
  const text = typeof given["query"] === "string" && given["query"] !== "" ? given["query"] : null;
  if (hash === null) {
    if (trustedOnly && text !== null && manifest?.has(hashOf(text)) !== true) throw notTrusted();
    return parameters;
  }
  const query = text ?? manifest?.get(hash);
  if (query === undefined) throw unknownDocument(hash, { isApollo: persisted !== null, hasManifest: manifest !== null, trustedOnly });
  if (text !== null && hashOf(text) !== hash) throw badRequest("The hash is not the sha256 of the `query` that came with it. Send the hash of exactly that text, or one of the two.");
  if (trustedOnly && manifest?.has(hash) !== true) throw notTrusted();
  const { extensions: _, ...others } = given;
  return { ...others, query, ...(extensions !== undefined && { extensions }) };
}

/** Puts the document in the place of its hash, for all that looks at the request later. */
export function putDocument(documents: KnownDocuments): preHandlerHookHandler {
  return (request, _reply, done) => {
    try {
      if (request.method === "GET") resolveSearch(request, documents);
      else if (isObject(request.body)) request.body = resolveDocument(request.body, documents);
      done();
    } catch (error) {
      done(error as Error);
    }
  };
}

function resolveSearch(request: FastifyRequest, documents: KnownDocuments): void {
  const mark = request.url.indexOf("?");
  const search = new URLSearchParams(mark < 0 ? "" : request.url.slice(mark + 1));
  if ([...search.keys()].length !== new Set(search.keys()).size) throw badRequest("A parameter of the address is given twice. Give each once.");
  const extensions = search.get("extensions");
  const given: Parameters = { ...Object.fromEntries(search), ...(extensions === null ? {} : { extensions: parsed(extensions) }) };
  const resolved = resolveDocument(given, documents);
  if (resolved === given) return;
  const entries = Object.entries(resolved).flatMap(([name, value]) => (value === undefined ? [] : [asParameter(name, value)]));
  request.raw.url = `${mark < 0 ? request.url : request.url.slice(0, mark)}?${new URLSearchParams(entries).toString()}`;
  request.query = Object.fromEntries(entries);
}

function asParameter(name: string, value: unknown): [name: string, text: string] {
  return [name, typeof value === "string" ? value : JSON.stringify(value)];
}

function persistedOf(extensions: unknown): { readonly hash: string | null; readonly extensions: unknown } {
  if (!isObject(extensions) || extensions["persistedQuery"] === undefined) return { hash: null, extensions };
  const { persistedQuery, ...others } = extensions;
  if (!isObject(persistedQuery) || persistedQuery["version"] !== 1) throw badRequest('`extensions.persistedQuery` must be {"version": 1, "sha256Hash": "..."}.');
  return { hash: hashIn(persistedQuery["sha256Hash"], "`extensions.persistedQuery.sha256Hash`"), extensions: Object.keys(others).length === 0 ? undefined : others };
}

function hashIn(value: unknown, where: string): string {
  const hash = typeof value === "string" ? SHA256.exec(value)?.[1] : undefined;
  if (hash === undefined) throw badRequest(`${where} must be the sha256 of a document: 64 hexadecimal digits, with or without "sha256:" before them.`);
  return hash.toLowerCase();
}

function sameHash(documentId: string | null, persisted: string | null): string | null {
  if (documentId !== null && persisted !== null && documentId !== persisted) throw badRequest("`documentId` and `extensions.persistedQuery` name two documents. Send one of the two.");
  return documentId ?? persisted;
}

/** In the codes by which Apollo's clients know that they have to send the text, now or from now on; else in our own. */
function unknownDocument(hash: string, { isApollo, hasManifest, trustedOnly }: { readonly isApollo: boolean; readonly hasManifest: boolean; readonly trustedOnly: boolean }): DomainError {
  if (isApollo && !trustedOnly) return hasManifest ? new DomainError("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound") : new DomainError("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported");
  const wayOut = trustedOnly ? "Have its document added to DOCUMENTS_FILE." : "Send the text in `query`, or have its document added to DOCUMENTS_FILE.";
  return new DomainError("UNKNOWN_DOCUMENT", `No document is known by the hash ${quoted(hash)}. ${wayOut}`, { details: { hash } });
}

function notTrusted(): DomainError {
  return new DomainError("UNKNOWN_DOCUMENT", "This service runs known documents alone, and this is none of them. Send a known one, byte for byte or by its hash, or have this one added to DOCUMENTS_FILE.");
}

function badRequest(message: string): DomainError {
  return new DomainError("BAD_REQUEST", message);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest("The parameter `extensions` of the address is no JSON.");
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
