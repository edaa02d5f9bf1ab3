import { randomUUID } from "node:crypto";
import { request as openRequest, type Agent } from "node:https";
import type { TLSSocket } from "node:tls";
import { afterAll, onTestFinished } from "vitest";
import { SignedXml } from "xml-crypto";
import type { PemPair } from "../../support/stub-magda/certificates.ts";
import type { StubService } from "../../support/stub-magda/request.ts";
import { startMagdaStub, type MagdaStub, type StubOptions } from "../../support/stub-magda/stub.ts";

export type Reply = { readonly status: number; readonly type: string; readonly text: string };

const SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
const C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";

/** The stub until the test ends. */
export async function stubOf(options?: StubOptions): Promise<MagdaStub> {
  const stub = await startMagdaStub(options);
  onTestFinished(() => stub.stop());
  return stub;
}

/** The stub until the tests around it end. */
export async function startedStub(options?: StubOptions): Promise<MagdaStub> {
  const stub = await startMagdaStub(options);
  afterAll(() => stub.stop());
  return stub;
}

export const everything = "<Basisgegevens>1</Basisgegevens><Rechtstoestanden>1</Rechtstoestanden><Vestigingen><Aanduiding>1</Aanduiding><Details>1</Details></Vestigingen><Activiteiten>1</Activiteiten>";
export const history = "<Datums><Periode><Begin>2007-12-31</Begin><Einde>2099-12-31</Einde></Periode></Datums>";

type RequestOptions = { readonly service?: StubService; readonly criteria?: string; readonly referte?: string; readonly taal?: string };

/** A request, not signed. `criteria` is what follows the number. */
export function requestOf(number: string, { service = "GeefOnderneming", criteria = everything + history, referte = randomUUID(), taal = "<Taal>nl</Taal>" }: RequestOptions = {}): string {
  const namespace = `http://webservice.${service.toLowerCase()}dienst-02_00.onderneming-02_00.vip.vlaanderen.be`;
  const from = `<Afzender><Identificatie>tests.example</Identificatie><Referte>${referte}</Referte><Hoedanigheid>7</Hoedanigheid></Afzender>`;
  const context = `<Context><Naam>${service}</Naam><Versie>02.00.0000</Versie><Bericht><Type>VRAAG</Type><Tijdstip><Datum>2025-05-06</Datum><Tijd>10:11:12.131</Tijd></Tijdstip>${from}</Bericht></Context>`;
  const question = `<Vraag><Referte>${referte}</Referte><Inhoud><Criteria><Ondernemingsnummer>${number}</Ondernemingsnummer>${criteria}</Criteria>${taal}</Inhoud></Vraag>`;
  return `<soapenv:Envelope xmlns:soapenv="${SOAP}" xmlns:web="${namespace}"><soapenv:Header/><soapenv:Body Id="Body"><web:${service}><Verzoek>${context}<Vragen>${question}</Vragen></Verzoek></web:${service}></soapenv:Body></soapenv:Envelope>`;
}

type SignOptions = { readonly signatureAlgorithm?: string; readonly digestAlgorithm?: string; readonly canonicalizationAlgorithm?: string; readonly xpath?: string; readonly named?: string };

/** Signed by a key, with the certificate of the same pair, or the one named, in KeyInfo. */
export function sign(envelope: string, pair: PemPair, options: SignOptions = {}): string {
  const { signatureAlgorithm = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", digestAlgorithm = "http://www.w3.org/2001/04/xmlenc#sha256", canonicalizationAlgorithm = C14N, xpath = "/*/*[local-name(.)='Body']", named = pair.cert } = options;
  const signature = new SignedXml({ privateKey: pair.key, publicCert: named, signatureAlgorithm, canonicalizationAlgorithm });
  signature.addReference({ xpath, transforms: [canonicalizationAlgorithm], digestAlgorithm });
  signature.computeSignature(envelope, { prefix: "ds", location: { reference: "/*/*[local-name(.)='Header']", action: "append" } });
  return signature.getSignedXml();
}

type PostOptions = {
  readonly ca: string;
  readonly pair: PemPair | null;
  readonly type?: string;
  readonly method?: string;
  readonly agent?: Agent;
  /** Told whether the connection took an earlier one up again. */
  readonly onResumed?: (was: boolean) => void;
};

/** Posts a text. Rejects when no complete answer comes. */
export function post(url: string, body: string, { ca, pair, type = "text/xml;charset=UTF-8", method = "POST", agent, onResumed }: PostOptions): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sending = openRequest(url, { method, ca, ...(pair !== null && pair), agent: agent ?? false, headers: { "content-type": type } }, (response) => {
      onResumed?.((response.socket as TLSSocket).isSessionReused());
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, type: response.headers["content-type"] ?? "", text: Buffer.concat(chunks).toString() }));
    });
    sending.on("error", reject).end(body);
  });
}

/** Posts a text with the client's own certificate. */
export async function send(stub: MagdaStub, body: string, url: string = stub.url): Promise<Reply> {
  return post(url, body, { ca: stub.certificates.ca, pair: stub.certificates.client });
}

/** Asks as it has to be. */
export async function ask(stub: MagdaStub, number: string, options: RequestOptions = {}): Promise<Reply> {
  return send(stub, sign(requestOf(number, options), stub.certificates.client), options.service === "GeefTewerkstelling" ? stub.employmentUrl : stub.url);
}
