import { keyAudiences, type KeyAudience } from "./key-store.ts";

/**
 * The audience with the most rights that a claim names; null when it names none. The claim is a text, in which spaces part several, or a list of texts; others in it do not count. Its
 * name is taken whole first, then as a path of which the dots lead into objects.
 */
export function roleOf(payload: object, claim: string): KeyAudience | null {
  const value = valueAt(payload, [claim]) ?? valueAt(payload, claim.split("."));
  const texts = [value].flat().filter((each) => typeof each === "string");
  const named = new Set(texts.flatMap((text) => text.split(" ")));
  return keyAudiences.findLast((audience) => named.has(audience)) ?? null;
}

function valueAt(payload: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (typeof value === "object" && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined), payload);
}
