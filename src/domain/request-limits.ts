import type { Audience } from "./audience.ts";

/** Bounds that every request is held to before anything of it is executed. */
export type RequestLimits = {
  /** Bytes of a body. */
  readonly bodyBytes: number;
  /** Characters of a document. */
  readonly documentChars: number;
  /** Words and signs of a document, as the grammar of GraphQL splits it; comments and commas are none. */
  readonly tokens: number;
  /** Fields within one another; introspection has its own bound. */
  readonly depth: number;
  /** Fields within one another under `__schema` and `__type`, these included. */
  readonly introspectionDepth: number;
  /** Lists within one another under `__schema` and `__type`. */
  readonly introspectionLists: number;
  /** Aliases of an operation, fragments expanded. */
  readonly aliases: number;
  /** Fields at the root of an operation, fragments expanded. */
  readonly rootFields: number;
  /** Fields at the root of a mutation, fragments expanded. */
  readonly mutations: number;
  /** Directives used by an operation, fragments expanded. */
  readonly directives: number;
  /** Fragments that a document defines. */
  readonly fragments: number;
  /** Brackets within one another, in a body and in a document. */
  readonly nesting: number;
  /** Variables of an operation, and variables sent. */
  readonly variables: number;
  /** Characters of one text, in the variables and in the document. */
  readonly textChars: number;
  /** Points of one request. */
  readonly cost: number;
  /** Requests of one client that are worked on at the same time. */
  readonly atOnce: number;
  /** Requests of all clients that are worked on at the same time. */
  readonly atOnceAll: number;
  /** Points that a client may spend in a minute. */
  readonly pointsPerMinute: Readonly<Record<Audience, number>>;
};

/** The bounds of a service whose settings say nothing else. */
export const defaultRequestLimits: RequestLimits = Object.freeze({
  bodyBytes: 128 * 1024,
  documentChars: 16_000,
  tokens: 2000,
  depth: 10,
  introspectionDepth: 15,
  introspectionLists: 3,
  aliases: 30,
  rootFields: 20,
  mutations: 1,
  directives: 8,
  fragments: 30,
  nesting: 64,
  variables: 50,
  textChars: 20_000,
  cost: 5000,
  atOnce: 8,
  atOnceAll: 64,
  pointsPerMinute: Object.freeze({ PUBLIC: 1000, INTERNAL: 20_000, HANDLER: 60_000, ADMIN: 120_000 }),
});
