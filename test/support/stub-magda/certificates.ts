import { generate } from "selfsigned";

export type PemPair = { readonly key: string; readonly cert: string };

/** Of the stub: what to trust, what to call with, and a client of another authority. */
export type StubCertificates = { readonly ca: string; readonly server: PemPair; readonly client: PemPair; readonly foreign: PemPair };

const rsa = { keyType: "rsa", keySize: 2048, algorithm: "sha256" } as const;

type Authority = { readonly key: string; readonly cert: string };

let made: Promise<StubCertificates> | undefined;

/** Certificates for 127.0.0.1 and localhost, the same for every stub of a process. Keys are RSA, since clients sign messages with them too. */
export function stubCertificates(): Promise<StubCertificates> {
  made ??= create();
  return made;
}

async function create(): Promise<StubCertificates> {
  const [own, other] = await Promise.all([createAuthority("Stub of MAGDA"), createAuthority("Elsewhere")]);
  const [server, client, foreign] = await Promise.all([issue(own, "localhost"), issue(own, "Caller"), issue(other, "Stranger")]);
  return { ca: own.cert, server, client, foreign };
}

async function createAuthority(commonName: string): Promise<Authority> {
  const pair = await generate([{ name: "commonName", value: commonName }], {
    ...rsa,
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, critical: true },
    ],
  });
  return { key: pair.private, cert: pair.cert };
}

async function issue(ca: Authority, commonName: string): Promise<PemPair> {
  const pair = await generate([{ name: "commonName", value: commonName }], {
    ...rsa,
    ca,
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "extKeyUsage", serverAuth: true, clientAuth: true },
      { name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }, { type: 7, ip: "127.0.0.1" }] },
    ],
  });
  return { key: pair.private, cert: pair.cert };
}
