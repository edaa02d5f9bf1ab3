import { isIPv6 } from "node:net";
import type { Caller } from "../caller.ts";
import type { Spender } from "./rate.ts";

/** Who pays for a request: the client, or for the public the address. Everybody on a machine that is open to all pays as an administrator, whatever audience is tried out. */
export function spenderOf({ kind, client, audience }: Caller, address: string): Spender {
  if (kind === "PUBLIC") return { client: `public ${networkOf(address)}`, isKnown: false, audience };
  return { client, isKnown: true, audience: kind === "OPEN" ? "ADMIN" : audience };
}

/** An IPv4 address, or the network of 64 bits of an IPv6 address: whoever has one such address has all of them. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain;
  const { hostname } = new URL(`http://[${plain.split("%")[0]}]/`);
  const [left = "", right] = hostname.slice(1, -1).split("::");
  const head = left === "" ? [] : left.split(":");
  const tail = right === undefined || right === "" ? [] : right.split(":");
  const middle = right === undefined ? [] : Array.from({ length: 8 - head.length - tail.length }, () => "0");
  return [...head, ...middle, ...tail].slice(0, 4).join(":");
}
