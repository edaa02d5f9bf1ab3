import { createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";
import { SignedXml } from "xml-crypto";
import { DomainError } from "../../domain/errors.ts";
import { BODY_ID } from "./envelope.ts";

/** A certificate with its key, in PEM. */
export type SigningPair = { readonly cert: string; readonly key: string; readonly passphrase?: string };

const EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
const RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

/**
 * Signs the Body of envelopes: RSA-SHA256 over exclusive C14N, the certificate in KeyInfo/X509Data, the Signature in the Header. Throws
 * INVALID_SETTING for a key that can't be used, is not RSA, or is not that of the certificate.
 */
export function signer({ cert, key, passphrase }: SigningPair): (envelope: string) => string {
  const privateKey = readKey(key, passphrase);
  requirePair(cert, privateKey);
  return (envelope) => {
    const signed = new SignedXml({ privateKey, publicCert: cert, signatureAlgorithm: RSA_SHA256, canonicalizationAlgorithm: EXCLUSIVE_C14N });
    signed.addReference({ xpath: `//*[local-name(.)='Body' and @Id='${BODY_ID}']`, transforms: [EXCLUSIVE_C14N], digestAlgorithm: SHA256 });
    signed.computeSignature(envelope, { prefix: "ds", location: { reference: "/*[local-name(.)='Envelope']/*[local-name(.)='Header']", action: "append" } });
    return signed.getSignedXml();
  };
}

function readKey(key: string, passphrase: string | undefined): KeyObject {
  try {
    return createPrivateKey({ key, passphrase });
  } catch (cause) {
    throw new DomainError("INVALID_SETTING", "The key of MAGDA_KEY_FILE can't be used. Check that it is a private key in PEM and that MAGDA_KEY_PASSPHRASE is right.", { cause });
  }
}

/** Otherwise every request would be made, and refused by the platform. */
function requirePair(cert: string, key: KeyObject): void {
  if (key.asymmetricKeyType !== "rsa") throw new DomainError("INVALID_SETTING", "The key of MAGDA_KEY_FILE is no RSA key, which requests are signed with. Ask for a certificate with an RSA key, or set MAGDA_SIGN=off.");
  if (!readCertificate(cert).checkPrivateKey(key)) throw new DomainError("INVALID_SETTING", "The key of MAGDA_KEY_FILE is not that of the certificate of MAGDA_CERT_FILE. Give the two that belong together.");
}

function readCertificate(cert: string): X509Certificate {
  try {
    return new X509Certificate(cert);
  } catch (cause) {
    throw new DomainError("INVALID_SETTING", "The certificate of MAGDA_CERT_FILE can't be used. Check that it is a certificate in PEM.", { cause });
  }
}
