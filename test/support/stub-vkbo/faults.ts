import type { IncomingMessage, ServerResponse } from "node:http";

/** An answer as the stub gives it. */
export type Collection = {
  readonly type: string;
  readonly features: readonly { readonly type: string; readonly properties: Readonly<Record<string, unknown>> }[];
  readonly numberMatched?: number;
  readonly numberReturned: number;
  readonly links: readonly { readonly rel: string; readonly type: string; readonly href: string }[];
};

const json = { "content-type": "application/json;charset=utf-8" };
const MEGABYTE = Buffer.alloc(1_000_000, " ");

/** Faults that keep an answer from coming. `self` is the address that was called. */
export const transportFaults = {
  "status 500": (_, response) => response.writeHead(500, json).end('{"code":"NoApplicableCode","description":"Internal error"}'),
  "status 500 html": (_, response) => response.writeHead(500, { "content-type": "text/html" }).end("<h1>Error</h1>"),
  "status 503": (_, response) => response.writeHead(503, json).end("{}"),
  "status 429": (_, response) => response.writeHead(429, { ...json, "retry-after": "7" }).end("{}"),
  "status 403": (_, response) => response.writeHead(403, json).end("{}"),
  "no answer": () => {},
  "slow drip": (_, response) => {
    response.writeHead(200, json);
    const timer = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(timer));
  },
  reset: (request) => request.socket.destroy(),
  "reset half way": (request, response) => {
    response.writeHead(200, { ...json, "content-length": "1000" }).write('{"type":"FeatureCollection"', () => request.socket.destroy());
  },
  redirect: (_, response) => response.writeHead(302, { location: "https://127.0.0.1:9/elsewhere" }).end(),
  empty: (_, response) => response.writeHead(200, json).end(),
  html: (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>Maintenance</p>"),
  "100 MB": (_, response) => {
    response.writeHead(200, json);
    writeMegabytes(response, 100);
  },
  "cut off": (_, response) => response.writeHead(200, json).end('{"type":"FeatureCollection","features":[{"type":"Feature","prop'),
  "not utf-8": (_, response) => response.writeHead(200, json).end(Buffer.from('{"type":"FeatureCollection","features":[],"x":"\xe9"}', "latin1")),
  nested: (_, response) => response.writeHead(200, json).end(`{"type":"FeatureCollection","features":${"[".repeat(100_000)}${"]".repeat(100_000)}}`),
} as const satisfies Record<string, (request: IncomingMessage, response: ServerResponse) => unknown>;

/** Faults of an answer that comes, over the right one. */
export const answerFaults = {
  "no collection": (): unknown => ({ code: "InvalidParameterValue", description: "unknown" }),
  "a list": (): unknown => [],
  "no features": (answer: Collection): unknown => ({ ...answer, features: undefined }),
  "a feature without properties": (answer: Collection): unknown => ({ ...answer, features: answer.features.map(({ type }) => ({ type, properties: null })) }),
  "a feature of another type": (answer: Collection): unknown => ({ ...answer, features: answer.features.map((feature) => ({ ...feature, type: "Coverage" })) }),
  "a number that is no text": (answer: Collection): unknown => withProperties(answer, (properties) => ({ ...properties, Ondernemingsnr: Number(properties["Ondernemingsnr"]) })),
  "no number": (answer: Collection): unknown => withProperties(answer, (properties) => ({ ...properties, Ondernemingsnr: undefined })),
  "another company": (answer: Collection): unknown => withProperties(answer, (properties, index) => ({ ...properties, ...(index === 0 && { Ondernemingsnr: "0206731645", Ondernemingsnr_maatsch_zetel: "0206731645" }) })),
  "a property that is a list": (answer: Collection): unknown => withProperties(answer, (properties) => ({ ...properties, Startdatum: ["2003-01-18"] })),
  "fewer than matched": (answer: Collection): unknown => ({ ...answer, numberMatched: answer.features.length + 1 }),
  "more than matched": (answer: Collection): unknown => ({ ...answer, numberMatched: answer.features.length - 1 }),
  "another number than returned": (answer: Collection): unknown => ({ ...answer, numberReturned: answer.features.length + 1 }),
  "next page at a foreign host": (answer: Collection): unknown => withNext(answer, () => "https://example.com/VKBO/ogc/features/v1/collections/Vkbo/items?startIndex=1000"),
  "next page of another collection": (answer: Collection, self: URL): unknown => withNext(answer, () => new URL(`../Personen/items${self.search}&startIndex=1`, self).href),
  "next page with a password": (answer: Collection, self: URL): unknown => withNext(answer, () => `https://user:secret@${self.host}${self.pathname}?startIndex=1`),
  "next page is the same": (answer: Collection, self: URL): unknown => withNext(answer, () => self.href),
  "next pages without end": (answer: Collection, self: URL): unknown => ({ ...(withNext(answer, () => withStart(self)) as Collection), features: [], numberReturned: 0, numberMatched: undefined }),
  "next page without an address": (answer: Collection): unknown => ({ ...answer, links: [{ rel: "next" }] }),
  "next page as html alone": (answer: Collection, self: URL): unknown => ({ ...answer, numberMatched: undefined, links: [{ rel: "next", type: "text/html", href: withStart(self) }] }),
  "next page that is no address": (answer: Collection): unknown => withNext(answer, () => "https://[/"),
  "links that are no list": (answer: Collection): unknown => ({ ...answer, links: "next" }),
} as const satisfies Record<string, (answer: Collection, self: URL) => unknown>;

/** What can go wrong with an answer of the stub. */
export type StubFault = keyof typeof transportFaults | keyof typeof answerFaults;

function withProperties(answer: Collection, change: (properties: Readonly<Record<string, unknown>>, index: number) => unknown): unknown {
  return { ...answer, features: answer.features.map((feature, index) => ({ ...feature, properties: change(feature.properties, index) })) };
}

function withNext(answer: Collection, href: () => string): unknown {
  return { ...answer, links: [{ rel: "next", type: "application/json", href: href() }] };
}

function withStart(self: URL): string {
  const next = new URL(self);
  next.searchParams.set("startIndex", String(Number(next.searchParams.get("startIndex") ?? 0) + 1));
  return next.href;
}

function writeMegabytes(response: ServerResponse, count: number): void {
  if (response.destroyed) return;
  if (count === 0) response.end();
  else response.write(MEGABYTE, () => writeMegabytes(response, count - 1));
}
