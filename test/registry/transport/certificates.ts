import { generate } from "selfsigned";

export type KeyPair = { readonly key: string; readonly cert: string };

/** Certificates of one authority: for a server on 127.0.0.1, for a client, and one that ran out. */
export type Certificates = { readonly ca: string; readonly server: KeyPair; readonly client: KeyPair; readonly expired: KeyPair; readonly otherHost: KeyPair };

const common = { keyType: "ec", algorithm: "sha256" } as const;

export async function createCertificates(name: string): Promise<Certificates> {
  const root = await generate([{ name: "commonName", value: `${name} root` }], { ...common, extensions: [{ name: "basicConstraints", cA: true, critical: true }, { name: "keyUsage", keyCertSign: true, critical: true }] });
  const ca = { key: root.private, cert: root.cert };
  const signed = async (subject: string, ip: string, dates: { notBeforeDate?: Date; notAfterDate?: Date } = {}): Promise<KeyPair> => {
    const extensions = [{ name: "basicConstraints", cA: false }, { name: "extKeyUsage", serverAuth: true, clientAuth: true }, { name: "subjectAltName", altNames: [{ type: 7, ip }] }] as const;
    const pair = await generate([{ name: "commonName", value: subject }], { ...common, ...dates, ca, extensions: [...extensions] as never });
    return { key: pair.private, cert: pair.cert };
  };
  return {
    ca: root.cert,
    server: await signed(`${name} server`, "127.0.0.1"),
    client: await signed(`${name} client`, "127.0.0.1"),
    expired: await signed(`${name} expired`, "127.0.0.1", { notBeforeDate: new Date("2020-01-01"), notAfterDate: new Date("2021-01-01") }),
    otherHost: await signed(`${name} secret-host`, "192.0.2.1"),
  };
}
