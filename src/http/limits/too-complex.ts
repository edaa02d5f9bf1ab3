import { DomainError } from "../../domain/errors.ts";
import type { RequestLimits } from "../../domain/request-limits.ts";

/** Bounds of what a request says; those of clients and of bodies are not among them. */
export type Complexity = Exclude<keyof RequestLimits, "bodyBytes" | "textChars" | "atOnce" | "atOnceAll" | "pointsPerMinute">;

const words: Readonly<Record<Complexity, { readonly what: string; readonly wayOut: string }>> = {
  documentChars: { what: "The document has too many characters", wayOut: "Leave out what is not needed, give values as variables, or send several requests." },
  tokens: { what: "The document has too many words and signs", wayOut: "Leave out what is not needed, give values as variables, or send several requests." },
  depth: { what: "Too many fields within one another", wayOut: "Select less deeply, or ask for what lies deeper in a request of its own." },
  introspectionDepth: { what: "Too many fields within one another in the introspection", wayOut: "The introspection query of graphql-js is within the limit." },
  introspectionLists: { what: "Too many lists within one another in the introspection", wayOut: "The introspection query of graphql-js is within the limit." },
  aliases: { what: "Too many aliases, those of fragments counted wherever they are used", wayOut: "Use fewer, or send several requests." },
  rootFields: { what: "Too many fields at the root of the operation, those of fragments included", wayOut: "Send several requests." },
  mutations: { what: "Too many mutations in one request", wayOut: "Send one request for each: then each can be repeated safely." },
  directives: { what: "Too many directives, those of fragments counted wherever they are used", wayOut: "Use fewer, or leave out the fields yourself." },
  fragments: { what: "Too many fragments", wayOut: "Define fewer, or send several requests." },
  nesting: { what: "Too many brackets within one another in the JSON or in the document", wayOut: "Nothing that the schema takes is that deep." },
  variables: { what: "Too many variables", wayOut: "Put values together in input objects, or send several requests." },
  cost: { what: "The request costs too many points", wayOut: "Ask for fewer objects (`first`), fewer dimensions or fields, or send several requests." },
};

/** A request that is over a bound, with both numbers and the way out. */
export function tooComplex(limit: Complexity, value: number, allowed: number): DomainError {
  const { what, wayOut } = words[limit];
  return new DomainError("TOO_COMPLEX", `${what} (${value.toLocaleString("en-US")}); the limit is ${allowed.toLocaleString("en-US")}. ${wayOut}`, { details: { limit, value, allowed } });
}

/** Throws TOO_COMPLEX for a value over its bound. */
export function requireWithin(limit: Complexity, value: number, { [limit]: allowed }: RequestLimits): void {
  if (value > allowed) throw tooComplex(limit, value, allowed);
}
