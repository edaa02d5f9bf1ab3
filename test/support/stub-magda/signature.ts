import type { X509Certificate } from "node:crypto";
import { XmlElement, type XmlDocument } from "libxml2-wasm";
import { SignedXml } from "xml-crypto";
import { elementsOf, SOAP } from "./request.ts";

const DSIG = "http://www.w3.org/2000/09/xmldsig#";
const EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
const RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
const prefixes = { s: SOAP, ds: DSIG };
const algorithms = [
  ["./ds:SignedInfo/ds:CanonicalizationMethod", EXCLUSIVE_C14N],
  ["./ds:SignedInfo/ds:SignatureMethod", RSA_SHA256],
  ["./ds:SignedInfo/ds:Reference/ds:Transforms/ds:Transform", EXCLUSIVE_C14N],
  ["./ds:SignedInfo/ds:Reference/ds:DigestMethod", SHA256],
] as const;

/** The one Body of an envelope; null for anything else than an Envelope of a Header, which may be missing, and a Body. */
export function bodyOf(document: XmlDocument): XmlElement | null {
  const { root } = document;
  if (root.name !== "Envelope" || root.namespaceUri !== SOAP) return null;
  const parts = elementsOf(root);
  const names = parts.map((part) => (part.namespaceUri === SOAP ? part.name : "")).join(" ");
  return names === "Body" || names === "Header Body" ? (parts.at(-1) ?? null) : null;
}

/**
 * The Body as it was signed, in canonical form: the one child Body of the Envelope, by the key of the certificate that the connection was
 * made with. Otherwise why it is not.
 */
export function signedBody(document: XmlDocument, text: string, client: X509Certificate): { readonly xml: string } | { readonly refusal: string } {
  const body = bodyOf(document);
  const signatures = document.find("//ds:Signature", prefixes);
  const signature = document.get("/s:Envelope/s:Header/ds:Signature", prefixes);
  if (body === null) return { refusal: "There is no Envelope with one Body" };
  if (signatures.length !== 1 || !(signature instanceof XmlElement)) return { refusal: "There is not one Signature in the Header" };
  const refusal = refusalOf(signature, body, client);
  if (refusal !== null) return { refusal };
  const verifier = new SignedXml({ publicCert: client.toString() });
  try {
    verifier.loadSignature(signature.toString({ format: false }));
    if (!verifier.checkSignature(text)) return { refusal: "The digest is not of what was signed" };
  } catch (error) {
    return { refusal: error instanceof Error ? (error.message.split(":")[0] ?? "") : String(error) };
  }
  const [xml, ...others] = verifier.getSignedReferences();
  return xml === undefined || others.length > 0 ? { refusal: "Not one element is signed" } : { xml };
}

function refusalOf(signature: XmlElement, body: XmlElement, client: X509Certificate): string | null {
  for (const [path, algorithm] of algorithms) {
    const found = signature.find(`${path}/@Algorithm`, prefixes).map(({ content }) => content);
    if (found.length !== 1 || found[0] !== algorithm) return `${path.split(":").at(-1) ?? ""} is not ${algorithm} alone`;
  }
  const references = signature.find("./ds:SignedInfo/ds:Reference/@URI", prefixes).map(({ content }) => content);
  const id = body.attr("Id")?.value ?? "";
  if (id === "" || references.length !== 1 || references[0] !== `#${id}`) return "The Reference is not to the Body";
  const bearers = body.doc.find("//@*[local-name() = 'Id' or local-name() = 'ID' or local-name() = 'id']").filter(({ content }) => content === id);
  if (bearers.length !== 1) return "The Id of the Body is not unique";
  const certificates = signature.find("./ds:KeyInfo//ds:X509Certificate", prefixes).map(({ content }) => Buffer.from(content, "base64"));
  if (certificates.length !== 1 || !certificates[0]?.equals(client.raw)) return "KeyInfo is not the certificate of the connection";
  return null;
}
