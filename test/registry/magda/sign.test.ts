import { createPrivateKey, generateKeyPairSync, X509Certificate } from "node:crypto";
import { generate } from "selfsigned";
import { describe, expect, it } from "vitest";
import { SignedXml } from "xml-crypto";
import { DomainError } from "../../../src/domain/errors.ts";
import { envelope } from "../../../src/registry/magda/envelope.ts";
import { signer } from "../../../src/registry/magda/sign.ts";
import { child, children, textAt } from "../../../src/registry/magda/xml.ts";
import { parsed } from "./messages.ts";

const pairOf = (name: string) => generate([{ name: "commonName", value: name }], { keyType: "rsa", keySize: 2048, algorithm: "sha256" });
const [own, other] = await Promise.all([pairOf("Caller"), pairOf("Stranger")]);
const plain = envelope({ service: "GeefOnderneming", number: "0206731645", referte: "6f0d3b8e-52a8-4c1e-9f50-3b0a0e1b2c3d", sender: "a&b é", capacity: null, at: new Date("2025-06-30T22:05:06.007Z") });
const signed = signer({ cert: own.cert, key: own.private })(plain);

/** Whether the first signature holds by a certificate, whatever certificate the message itself brings. */
function isSignedBy(text: string, cert: string): boolean {
  const check = new SignedXml({ publicCert: cert, getCertFromKeyInfo: () => null });
  check.loadSignature(/<ds:Signature .*<\/ds:Signature>/s.exec(text)?.[0] ?? "");
  try {
    return check.checkSignature(text) && check.getSignedReferences().length === 1;
  } catch {
    return false;
  }
}

describe("a signed envelope", () => {
  it("verifies by the certificate and by no other", () => {
    expect(isSignedBy(signed, own.cert)).toBe(true);
    expect(isSignedBy(signed, other.cert)).toBe(false);
  });

  it("is signed over the Body alone: RSA-SHA256, exclusive C14N, with its certificate", () => {
    const signature = child(parsed(signed), "Envelope", "Header", "Signature");
    const info = child(signature, "SignedInfo");
    const references = children(info, "Reference");
    const transforms = children(child(references[0], "Transforms"), "Transform");
    expect(references.map((each) => textAt(each, "@URI"))).toEqual(["#Body"]);
    expect(transforms.map((each) => textAt(each, "@Algorithm"))).toEqual(["http://www.w3.org/2001/10/xml-exc-c14n#"]);
    expect(textAt(info, "CanonicalizationMethod", "@Algorithm")).toBe("http://www.w3.org/2001/10/xml-exc-c14n#");
    expect(textAt(info, "SignatureMethod", "@Algorithm")).toBe("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    expect(textAt(references[0], "DigestMethod", "@Algorithm")).toBe("http://www.w3.org/2001/04/xmlenc#sha256");
    const der = Buffer.from(textAt(signature, "KeyInfo", "X509Data", "X509Certificate") ?? "", "base64");
    expect(new X509Certificate(der).fingerprint256).toBe(new X509Certificate(own.cert).fingerprint256);
    expect(signed).not.toContain("PRIVATE KEY");
  });

  it("keeps the Body as it was", () => {
    const bodyOf = (text: string) => child(parsed(text), "Envelope", "Body", "GeefOnderneming");
    expect(bodyOf(signed)).toEqual(bodyOf(plain));
  });

  it.each([
    ["another number", "0206731645<", "0316380841<"],
    ["another sender", "a&amp;b é", "a&amp;b e"],
    ["one element more", "</Vragen>", "<Vraag></Vraag></Vragen>"],
    ["another Id", 'Id="Body"', 'Id="Other"'],
  ])("no longer verifies with %s", (_, old, changed) => {
    expect(signed).toContain(old);
    expect(isSignedBy(signed.replace(old, changed), own.cert)).toBe(false);
  });

  it("may change outside the Body", () => {
    expect(isSignedBy(signed.replace("<soapenv:Header>", "<soapenv:Header><x/>"), own.cert)).toBe(true);
  });
});

describe("the key", () => {
  const passphrase = "geheim én lang";
  const locked = createPrivateKey(own.private).export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase }).toString();

  it("may have a passphrase", () => {
    expect(isSignedBy(signer({ cert: own.cert, key: locked, passphrase })(plain), own.cert)).toBe(true);
  });

  it.each([
    ["a wrong passphrase", { key: locked, passphrase: "other" }],
    ["no passphrase where it has one", { key: locked }],
    ["no key", { key: "" }],
    ["a certificate in its place", { key: own.cert }],
    ["a broken key", { key: own.private.slice(0, 300) }],
    ["the key of another certificate", { key: other.private }],
    ["a key that is not RSA", { key: generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" }).toString() }],
    ["a certificate that is none", { cert: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", key: own.private }],
  ])("is refused at once with %s", (_, given) => {
    let fault: unknown;
    try {
      signer({ cert: own.cert, ...given });
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(DomainError);
    expect(fault).toMatchObject({ code: "INVALID_SETTING" });
    expect((fault as Error).message).not.toMatch(/geheim|BEGIN/);
  });
});
