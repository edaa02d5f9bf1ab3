import { beforeAll, describe, expect, it } from "vitest";
import { enterpriseNumber } from "../../support/fixtures.ts";
import type { MagdaStub } from "../../support/stub-magda/stub.ts";
import { ask, post, requestOf, send, sign, startedStub, stubOf } from "./asking.ts";

const number = enterpriseNumber(8);
const other = enterpriseNumber(10);

describe("a message", () => {
  let stub: MagdaStub;
  beforeAll(async () => {
    stub = await startedStub({ perSecond: 1000 });
  });

  it("that is signed as it has to be is answered, its Referte and sender with it", async () => {
    const reply = await ask(stub, number, { referte: "5e1f" });
    expect(reply).toMatchObject({ status: 200, type: "text/xml;charset=UTF-8" });
    expect(reply.text).toContain("<Antwoord><Referte>5e1f</Referte><Inhoud><Onderneming>");
    expect(reply.text).toContain("<Ontvanger><Identificatie>tests.example</Identificatie><Referte>5e1f</Referte><Hoedanigheid>7</Hoedanigheid></Ontvanger>");
    expect(stub.calls.at(-1)).toMatchObject({ service: "GeefOnderneming", number, referte: "5e1f" });
  });

  const wrapped = (body: string): string => {
    const right = sign(requestOf(number), stub.certificates.client);
    const [signed] = /<soapenv:Body.*<\/soapenv:Body>/.exec(right) ?? [""];
    return right.replace(signed, body).replace("</soapenv:Header>", `<away>${signed}</away></soapenv:Header>`);
  };
  const bodyOf = (id: string): string => (/<soapenv:Body.*<\/soapenv:Body>/.exec(requestOf(other)) ?? [""])[0].replace(' Id="Body"', id);
  const sha1 = "http://www.w3.org/2000/09/xmldsig#";

  it.each<[string, string, () => string]>([
    ["without a signature", "There is not one Signature in the Header", () => requestOf(number)],
    ["signed by another key", "invalid signature", () => sign(requestOf(number), { key: stub.certificates.foreign.key, cert: stub.certificates.client.cert })],
    ["signed by another certificate than that of the connection", "KeyInfo is not the certificate of the connection", () => sign(requestOf(number), stub.certificates.foreign)],
    ["that names no certificate", "KeyInfo is not the certificate of the connection", () => sign(requestOf(number), stub.certificates.client).replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/, "")],
    ["changed after it was signed", "The digest is not of what was signed", () => sign(requestOf(number), stub.certificates.client).replace(number, other)],
    ["with another digest", "invalid signature", () => sign(requestOf(number), stub.certificates.client).replace(/<ds:DigestValue>[^<]*/, `<ds:DigestValue>${digestOf(sign(requestOf(number, { referte: "x" }), stub.certificates.client))}`).replace(/<soapenv:Body.*<\/soapenv:Body>/, (/<soapenv:Body.*<\/soapenv:Body>/.exec(requestOf(number, { referte: "x" })) ?? [""])[0])],
    ["whose signed Body was moved away, beneath another without Id", "The Reference is not to the Body", () => wrapped(bodyOf(""))],
    ["whose signed Body was moved away, beneath another with another Id", "The Reference is not to the Body", () => wrapped(bodyOf(' Id="Other"'))],
    ["whose signed Body was moved away, beneath another with the same Id", "The Id of the Body is not unique", () => wrapped(bodyOf(' Id="Body"'))],
    ["whose signed Body was moved away, beneath another with the same ID", "The Reference is not to the Body", () => wrapped(bodyOf(' ID="Body"'))],
    ["with a second Body", "There is no Envelope with one Body", () => sign(requestOf(number), stub.certificates.client).replace("</soapenv:Envelope>", `${bodyOf("")}</soapenv:Envelope>`)],
    ["of which a part alone is signed", "The Reference is not to the Body", () => sign(requestOf(number), stub.certificates.client, { xpath: "//*[local-name(.)='Criteria']" })],
    ["with two signatures", "There is not one Signature in the Header", () => sign(sign(requestOf(number), stub.certificates.client), stub.certificates.client)],
    ["signed by RSA-SHA1", "SignatureMethod is not", () => sign(requestOf(number), stub.certificates.client, { signatureAlgorithm: `${sha1}rsa-sha1` })],
    ["with a digest by SHA-1", "DigestMethod is not", () => sign(requestOf(number), stub.certificates.client, { digestAlgorithm: `${sha1}sha1` })],
    ["canonical by the inclusive method", "CanonicalizationMethod is not", () => sign(requestOf(number), stub.certificates.client, { canonicalizationAlgorithm: "http://www.w3.org/TR/2001/REC-xml-c14n-20010315" })],
    ["with a document type", "The message is not well-formed XML", () => `<!DOCTYPE x>${sign(requestOf(number), stub.certificates.client)}`],
    ["that is cut off", "The message is not well-formed XML", () => sign(requestOf(number), stub.certificates.client).slice(0, -10)],
    ["that is no envelope", "There is no Envelope with one Body", () => "<a/>"],
  ])("%s is refused", async (_, reason, message) => {
    const reply = await send(stub, message());
    expect(reply.status).toBe(500);
    expect(reply.text).toContain("<faultcode>Server</faultcode><faultstring>Het bericht is geweigerd</faultstring>");
    expect(reply.text).toContain(`<message>${reason}`);
    expect(reply.text).not.toContain("Onderneming>");
  });

  it("without a signature is taken where none is required", async () => {
    const lenient = await stubOf({ signature: "ignored" });
    expect(await send(lenient, requestOf(number))).toMatchObject({ status: 200 });
    expect((await send(lenient, "<a/>")).text).toContain("There is no Envelope with one Body");
  });

  it("without a client certificate, or with that of another authority, does not come through", async () => {
    const { ca, client, foreign } = stub.certificates;
    const before = stub.calls.length;
    await expect(post(stub.url, sign(requestOf(number), client), { ca, pair: null })).rejects.toThrow(/alert|ECONNRESET|socket hang up|EPIPE/);
    await expect(post(stub.url, sign(requestOf(number), foreign), { ca, pair: foreign })).rejects.toThrow(/alert|ECONNRESET|socket hang up|EPIPE/);
    expect(stub.calls.length).toBe(before);
  });

  it("to another address, by another method or of another type is refused", async () => {
    const { ca, client } = stub.certificates;
    const message = sign(requestOf(number), client);
    expect((await post(new URL("/", stub.url).href, message, { ca, pair: client })).status).toBe(404);
    expect((await post(stub.url, message, { ca, pair: client, method: "PUT" })).status).toBe(405);
    expect((await post(stub.url, message, { ca, pair: client, type: "application/json" })).status).toBe(415);
    expect((await post(stub.url, message, { ca, pair: client, type: "application/soap+xml" })).status).toBe(200);
  });
});

function digestOf(signed: string): string {
  return /<ds:DigestValue>([^<]*)/.exec(signed)?.[1] ?? "";
}
