import { DomainError, quoted } from "../domain/errors.ts";
import { isEnterpriseNumber } from "../domain/enterprise-number.ts";
import { isEstablishmentNumber } from "../domain/establishment-number.ts";
import { readToken, writeToken } from "../domain/token.ts";

/** What a global identifier stands for; all of them carry the enterprise number, by which the tables can be spread over servers. */
export type NodeKey =
  | { readonly type: "Company"; readonly enterprise: string }
  | { readonly type: "Establishment"; readonly enterprise: string; readonly number: string }
  | { readonly type: "Dossier"; readonly enterprise: string; readonly reference: string };

/** The opaque identifier of an object. */
export function encodeNodeId(key: NodeKey): string {
  return writeToken(toParts(key));
}

/** What an identifier stands for; whether it exists is not asked. Throws INVALID_ARGUMENT for text that is no identifier. */
export function decodeNodeId(id: string): NodeKey {
  const key = toKey(readToken(id));
  if (key !== null) return key;
  throw new DomainError("INVALID_ARGUMENT", `${quoted(id)} is no identifier of this service. Use the \`id\` of an object of an earlier answer.`, { details: { argument: "id" } });
}

function toParts(key: NodeKey): readonly string[] {
  if (key.type === "Company") return [key.type, key.enterprise];
  return [key.type, key.enterprise, key.type === "Establishment" ? key.number : key.reference];
}

function toKey(parts: readonly unknown[]): NodeKey | null {
  const [type, enterprise, own] = parts;
  if (typeof enterprise !== "string" || !isEnterpriseNumber(enterprise)) return null;
  if (type === "Company" && parts.length === 2) return { type, enterprise };
  if (typeof own !== "string" || parts.length !== 3) return null;
  if (type === "Establishment" && isEstablishmentNumber(own)) return { type, enterprise, number: own };
  return type === "Dossier" && own !== "" && !own.includes("\0") ? { type, enterprise, reference: own } : null;
}
