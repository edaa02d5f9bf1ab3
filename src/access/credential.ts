import { DomainError } from "../domain/errors.ts";
import { KEY_MARK } from "./key-text.ts";

/** What an Authorization header holds: a text that looks like a key, or a signed token. Neither is checked. */
export type Credential = { readonly kind: "KEY" | "TOKEN"; readonly text: string };

/** The value of `www-authenticate` of a 401. */
export const wwwAuthenticate = 'Bearer realm="kmo-graph", Basic realm="kmo-graph", charset="UTF-8"';

const MAX_LENGTH = 16_384;
const SCHEME = /^(bearer|basic) +([^\s,]+)$/i;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/**
 * Reads an Authorization header: `Bearer <key>`, `Bearer <token>`, or `Basic` with a key as the password and any user name. Throws UNAUTHENTICATED for everything
 * else, also for several headers; the message never holds what was sent.
 */
export function readCredential(header: string): Credential {
  if (header.length > MAX_LENGTH) throw refusal(`The Authorization header is longer than ${MAX_LENGTH.toLocaleString("en")} characters.`);
  const [, scheme, value] = SCHEME.exec(header.trim()) ?? [];
  if (scheme === undefined || value === undefined) throw refusal("The Authorization header can't be read.");
  if (scheme.toLowerCase() === "basic") return { kind: "KEY", text: passwordOf(value) };
  if (value.startsWith(KEY_MARK)) return { kind: "KEY", text: value };
  if (TOKEN.test(value)) return { kind: "TOKEN", text: value };
  throw refusal("What follows Bearer is neither a key nor a token.");
}

function passwordOf(value: string): string {
  const text = BASE64.test(value) ? Buffer.from(value, "base64").toString("utf8") : "";
  const password = text.slice(text.indexOf(":") + 1);
  if (!text.includes(":") || !password.startsWith(KEY_MARK)) throw refusal("The password of Basic is not a key.");
  return password;
}

function refusal(fault: string): DomainError {
  return new DomainError("UNAUTHENTICATED", `${fault} Send one header: \`Authorization: Bearer <key or access token>\`, or Basic with a key as the password and any user name; or none, to ask as the public.`);
}
