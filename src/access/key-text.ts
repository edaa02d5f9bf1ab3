import { createHash, randomBytes, randomInt } from "node:crypto";
import { crc32 } from "node:zlib";

/** A key in its parts: the id is public, the secret is not. */
export type KeyParts = { readonly id: string; readonly secret: string };

/** What every key begins with; no other credential does. */
export const KEY_MARK = "kmo_";

const ID_LENGTH = 8;
const SECRET_BYTES = 32;
const CHECK_LENGTH = 7;
const SHAPE = /^kmo_([a-z0-9]{8})_([A-Za-z0-9_-]{43})([a-z0-9]{7})$/;
const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

/** A new key: 8 random characters as its id, and 256 random bits as its secret, which is base64url without padding. */
export function makeKey(): KeyParts {
  const id = Array.from({ length: ID_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return { id, secret: randomBytes(SECRET_BYTES).toString("base64url") };
}

/** `kmo_<id>_<secret><check>`. The check is the CRC-32 of what stands before it, in seven digits of base 36. */
export function keyText({ id, secret }: KeyParts): string {
  return `${KEY_MARK}${id}_${secret}${checkOf({ id, secret })}`;
}

/** The parts of a key; null when the text is no key, or one in which a character was lost or changed. */
export function parseKey(text: string): KeyParts | null {
  const [, id, secret, check] = SHAPE.exec(text) ?? [];
  if (id === undefined || secret === undefined || check !== checkOf({ id, secret })) return null;
  return { id, secret };
}

/** SHA-256 of a secret, as it is stored. A fast hash is right: the secret is random, so there is no list of likely ones to try. */
export function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

function checkOf({ id, secret }: KeyParts): string {
  return crc32(`${KEY_MARK}${id}_${secret}`).toString(36).padStart(CHECK_LENGTH, "0");
}
