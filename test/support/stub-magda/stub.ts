import { createServer } from "node:https";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import type { TLSSocket } from "node:tls";
import type { XmlDocument } from "libxml2-wasm";
import { answerTo } from "./answers.ts";
import { stubCertificates, type StubCertificates } from "./certificates.ts";
import { answerXml, isTransportFault, spoil, throttled, transportFaults, type StubFault } from "./faults.ts";
import { replyXml, soapFaultXml, type StubReply } from "./reply.ts";
import { faultOfRequest, parseDocument, questionOf, type StubService } from "./request.ts";
import { bodyOf, signedBody } from "./signature.ts";

export type StubOptions = {
  /** 0, the default, takes any. */
  readonly port?: number;
  /** Whether the Body has to be signed by the certificate of the connection. */
  readonly signature?: "required" | "ignored";
  /** Most arrivals within any 1,000 ms, of both services together. */
  readonly perSecond?: number;
  /** Which valid numbers are known: by default all but those whose eighth digit is a 9. */
  readonly exists?: (number: string) => boolean;
  /** Told of each call when it has been read. */
  readonly onCall?: (call: StubCall) => void;
};

/** A request that came. `at` is its arrival by performance.now(); number and referte are null until it is read, or when they are not in it. */
export type StubCall = { readonly at: number; readonly service: StubService | "UNKNOWN"; readonly number: string | null; readonly referte: string | null };

export type MagdaStub = {
  /** GeefOnderneming, for MAGDA_URL. */
  readonly url: string;
  /** GeefTewerkstelling, for MAGDA_EMPLOYMENT_URL. */
  readonly employmentUrl: string;
  readonly certificates: Pick<StubCertificates, "ca" | "client" | "foreign">;
  readonly calls: readonly StubCall[];
  /** Makes all calls go wrong from now on, or those that are told; null ends it. */
  readonly fail: (fault: StubFault | ((call: StubCall) => StubFault | null) | null) => void;
  /** How long each answer waits. */
  delayMs: number;
  readonly stop: () => Promise<void>;
};

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type State = { readonly options: StubOptions; readonly calls: StubCall[]; readonly origin: () => string; readonly faultOf: (call: StubCall) => StubFault | null; readonly delayMs: () => number };

const paths = new Map<string, StubService>([
  ["/GeefOndernemingDienst-02.00/soap/WebService", "GeefOnderneming"],
  ["/GeefTewerkstellingDienst-02.00/soap/WebService", "GeefTewerkstelling"],
]);
const [companyPath, employmentPath] = [...paths.keys()];
const MEDIA_TYPE = /^(text\/xml|application\/soap\+xml)\b/i;

/**
 * A stand-in for two services of MAGDA on 127.0.0.1 over HTTPS with client certificates: signed SOAP requests, checked by a schema, at most
 * ten a second, answered with generated companies.
 */
export async function startMagdaStub(options: StubOptions = {}): Promise<MagdaStub> {
  const certificates = await stubCertificates();
  const calls: StubCall[] = [];
  let plan: Parameters<MagdaStub["fail"]>[0] = null;
  const { ca, server: own } = certificates;
  const server = createServer({ ...own, ca, requestCert: true, rejectUnauthorized: true, minVersion: "TLSv1.2" }, (request, response) => {
    response.on("error", () => {});
    serve(request, response, state).catch(() => response.destroy());
  });
  server.on("connection", (socket) => socket.on("error", () => {}));
  const origin = (): string => `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const state: State = { options, calls, origin, faultOf: (call) => (typeof plan === "function" ? plan(call) : plan), delayMs: () => stub.delayMs };
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(options.port ?? 0, "127.0.0.1", resolve));
  const stub: MagdaStub = {
    url: `${origin()}${companyPath}`,
    employmentUrl: `${origin()}${employmentPath}`,
    certificates: { ca, client: certificates.client, foreign: certificates.foreign },
    calls,
    fail: (fault) => {
      plan = fault;
    },
    delayMs: 0,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return stub;
}

async function serve(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  const { options, calls } = state;
  const { perSecond = 10 } = options;
  const service = paths.get(request.url ?? "");
  const call: Writable<StubCall> = { at: performance.now(), service: service ?? "UNKNOWN", number: null, referte: null };
  calls.push(call);
  const isThrottled = calls.filter(({ at }) => at > call.at - 1000).length > perSecond;
  const text = (await buffer(request)).toString("utf8");
  const document = parseDocument(text);
  try {
    const question = questionIn(document);
    Object.assign(call, { number: question?.number ?? null, referte: question?.referte ?? null });
    options.onCall?.(call);
    await sleep(state.delayMs());
    const fault = state.faultOf(call);
    if (fault !== null && isTransportFault(fault)) return void transportFaults[fault](request, response);
    if (service === undefined) return void response.writeHead(404).end();
    if (request.method !== "POST") return void response.writeHead(405, { allow: "POST" }).end();
    if (!MEDIA_TYPE.test(request.headers["content-type"] ?? "")) return void response.writeHead(415).end();
    if (isThrottled) return throttled(response, perSecond);
    const outcome = replyTo(document, { text, service, socket: request.socket as TLSSocket, options });
    if ("refusal" in outcome) return answerXml(response, 500, soapFaultXml("Het bericht is geweigerd", outcome.refusal));
    answerXml(response, 200, fault === null ? replyXml(outcome) : spoil(fault, outcome, state.origin()));
  } finally {
    document?.dispose();
  }
}

type Received = { readonly text: string; readonly service: StubService; readonly socket: TLSSocket; readonly options: StubOptions };

/** The reply to what was signed, as it was signed; otherwise why the message is not taken. */
function replyTo(document: XmlDocument | null, { text, service, socket, options }: Received): StubReply | { readonly refusal: string } {
  if (document === null) return { refusal: "The message is not well-formed XML" };
  if (options.signature === "ignored") return replyToBody(document, service, options);
  const client = socket.getPeerX509Certificate();
  const signed = client === undefined ? { refusal: "There is no certificate" } : signedBody(document, text, client);
  if ("refusal" in signed) return signed;
  const body = parseDocument(`<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">${signed.xml}</soapenv:Envelope>`);
  try {
    return body === null ? { refusal: "The Body can't be read" } : replyToBody(body, service, options);
  } finally {
    body?.dispose();
  }
}

function replyToBody(document: XmlDocument, service: StubService, { exists = (number) => number[7] !== "9" }: StubOptions): StubReply | { readonly refusal: string } {
  const body = bodyOf(document);
  if (body === null) return { refusal: "There is no Envelope with one Body" };
  const question = questionOf(body);
  const invalid = faultOfRequest(body, service);
  if (invalid !== null) return { service, question: null, answers: [], exceptions: [{ code: "50000", type: "FOUT", diagnosis: "De gegevens zijn niet geldig", circumstance: invalid }] };
  return { service, question, answers: [answerTo(service, question, exists)] };
}

function questionIn(document: XmlDocument | null): ReturnType<typeof questionOf> | null {
  const body = document === null ? null : bodyOf(document);
  return body === null ? null : questionOf(body);
}
