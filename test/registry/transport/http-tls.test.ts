import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createPrivateKey } from "node:crypto";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { openHttp } from "../../../src/registry/http.ts";
import { createCertificates } from "./certificates.ts";
import { callOf, certificates, faultOf, gist, openClient, startService, type Answer } from "./service.ts";

const answer: Answer = (_request, response) => response.writeHead(200, { "content-type": "text/xml" }).end("<a/>");
const noTls = { code: "TLS", isRetryable: false, isOutage: true, retryAfterSeconds: null };
const { ca, client, expired, otherHost } = certificates;

async function gistOf(running: ReturnType<typeof openClient>["request"] extends (call: never) => infer Answering ? Answering : never) {
  const fault = await faultOf(running);
  expect(fault.message).not.toMatch(/own|secret|192\.0|127\.0|BEGIN/);
  expect(fault.cause).toBeUndefined();
  return gist(fault);
}

describe("the certificate of the server", () => {
  it("is taken from an authority that is trusted besides the public ones", async () => {
    const { url, requests } = await startService(answer);
    expect((await openClient().request(callOf(url))).status).toBe(200);
    expect((await openClient({ tls: { ca: [Buffer.from(ca)] } }).request(callOf(url))).status).toBe(200);
    expect(requests.length).toBe(2);
  });

  it("is refused from another authority, past its last day and for another host, before anything is sent", async () => {
    const other = await createCertificates("secret");
    const own = await startService(answer);
    expect(await gistOf(openClient({ tls: {} }).request(callOf(own.url)))).toEqual(noTls);
    expect(await gistOf(openClient({ tls: { ca: other.ca } }).request(callOf(own.url)))).toEqual(noTls);
    const late = await startService(answer, expired);
    expect(await gistOf(openClient().request(callOf(late.url)))).toEqual(noTls);
    const elsewhere = await startService(answer, otherHost);
    expect(await gistOf(openClient().request(callOf(elsewhere.url)))).toEqual(noTls);
    expect([own, late, elsewhere].map(({ requests }) => requests.length)).toEqual([0, 0, 0]);
  });

  it("is checked even where the environment says otherwise", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    onTestFinished(() => void vi.unstubAllEnvs());
    const { url } = await startService(answer);
    expect(await gistOf(openClient({ tls: {} }).request(callOf(url)))).toEqual(noTls);
  });
});

describe("the certificate of the client", () => {
  const strict = { requestCert: true, rejectUnauthorized: true, ca };

  it("is shown to a server that asks for it, with a key that may need a passphrase", async () => {
    const subjects: unknown[] = [];
    const { url } = await startService((request, response) => {
      subjects.push((request.socket as unknown as { getPeerCertificate(): { subject: { CN: string } } }).getPeerCertificate().subject.CN);
      answer(request, response);
    }, strict);
    const encrypted = createPrivateKey(client.key).export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "secret" });
    expect((await openClient({ tls: { ca, ...client } }).request(callOf(url))).status).toBe(200);
    expect((await openClient({ tls: { ca, cert: client.cert, key: encrypted, passphrase: "secret" } }).request(callOf(url))).status).toBe(200);
    expect(subjects).toEqual(["own client", "own client"]);
  });

  it("that is missing is a fault of TLS, and one of another authority or too old gets no answer, in TLS 1.2 and 1.3", async () => {
    const other = await createCertificates("secret");
    for (const version of ["TLSv1.2", "TLSv1.3"] as const) {
      const { url, requests } = await startService(answer, { ...strict, minVersion: version, maxVersion: version });
      expect([version, await gistOf(openClient().request(callOf(url)))]).toEqual([version, noTls]);
      // A server of Node refuses these with a bare end of the connection.
      for (const pair of [other.client, expired]) expect([version, await gistOf(openClient({ tls: { ca, ...pair } }).request(callOf(url)))]).toEqual([version, { ...noTls, code: "CONNECTION_LOST", isRetryable: true }]);
      expect(requests.length).toBe(0);
    }
  });

  it("that can't be used is refused when the transport is opened, without its text", () => {
    const encrypted = createPrivateKey(client.key).export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "right" });
    for (const tls of [{ cert: "secret", key: client.key }, { cert: client.cert, key: otherHost.key }, { cert: client.cert, key: encrypted, passphrase: "secret" }, { cert: client.cert, key: encrypted }]) {
      expect(() => openHttp({ tls })).toThrow(expect.objectContaining({ code: "INVALID_SETTING", message: expect.not.stringContaining("secret") }));
    }
  });
});

describe("the connection", () => {
  it("is at least TLS 1.2", async () => {
    const old = await startService(answer, { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" });
    expect(await gistOf(openClient().request(callOf(old.url)))).toEqual(noTls);
    const { url } = await startService(answer, { maxVersion: "TLSv1.2" });
    expect((await openClient().request(callOf(url))).status).toBe(200);
  });

  it("is never in the clear, whatever the address or the server says", async () => {
    let requests = 0;
    const plain = createServer((_request, response) => (requests++, response.writeHead(200, { "content-type": "text/xml" }).end("<a/>")));
    await new Promise<void>((resolve) => plain.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => (plain.closeAllConnections(), void plain.close()));
    const { port } = plain.address() as AddressInfo;
    for (const scheme of ["http", "https"]) expect(await gistOf(openClient().request(callOf(`${scheme}://127.0.0.1:${port}/?secret`)))).toEqual(noTls);
    expect(requests).toBe(0);
  });
});
