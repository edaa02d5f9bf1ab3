import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { LRUCache } from "lru-cache";
import { brusselsDay } from "../../domain/moment.ts";
import type { Day } from "../../domain/day.ts";
import type { RequestLimits } from "../../domain/request-limits.ts";
import { pointsOf } from "./pricing.ts";
import { readDocument } from "./read-document.ts";
import { checkShape, operationsOf } from "./shape.ts";
import { checkText, checkVariableTexts } from "./texts.ts";
import { requireWithin } from "./too-complex.ts";

/** What a client asks, as it came: nothing of it is known to have the right type. */
export type Question = { readonly query?: unknown; readonly operationName?: unknown; readonly variables?: unknown };

/** What a request costs, and what it may cost. */
export type Price = { readonly points: number; readonly limit: number };

/** Gives the price of a request. Throws TOO_COMPLEX and INVALID_TEXT. */
export type Pricer = (schema: GraphQLSchema, question: Question) => Price;

/** A document within its bounds, and what it came to with the variables that it was asked with. */
type Known = { readonly document: DocumentNode | null; readonly prices: Map<string, Price> };

/** Room for documents that were read, and what a token of one takes of it, about. */
const CACHE_BYTES = 32 * 1024 * 1024;
const BYTES_PER_CHARACTER = 100;

/** Variables of one document of which the price is kept, and how long they may be. */
const MOST_PRICES = 64;
const LONGEST_KEY = 4096;

/** Remembers documents and their prices: a dashboard that asks the same again is priced without being read. */
export function openPricer(limits: RequestLimits, now: () => Date): Pricer {
  const documents = new LRUCache<string, Known>({ maxSize: CACHE_BYTES, sizeCalculation: (_known, text) => 1000 + BYTES_PER_CHARACTER * text.length });
  const schemas = new WeakMap<GraphQLSchema, number>();
  let schemaCount = 0;
  const numberOf = (schema: GraphQLSchema): number => {
    const known = schemas.get(schema) ?? schemaCount++;
    schemas.set(schema, known);
    return known;
  };
  const documentOf = (text: string): Known => {
    const known = documents.get(text) ?? { document: readChecked(text, limits), prices: new Map<string, Price>() };
    documents.set(text, known);
    return known;
  };
  return (schema, { query, operationName, variables }) => {
    if (typeof query !== "string") return { points: 1, limit: limits.cost };
    const { document, prices } = documentOf(query);
    const today = brusselsDay(now());
    const key = JSON.stringify([numberOf(schema), today, operationName, variables]);
    const known = prices.get(key);
    if (known !== undefined) return known;
    const price = { points: document === null ? 1 : pointsWith({ schema, document, today }, { operationName, variables }, limits), limit: limits.cost };
    if (prices.size >= MOST_PRICES) prices.clear();
    if (key.length <= LONGEST_KEY) prices.set(key, price);
    return price;
  };
}

function readChecked(text: string, limits: RequestLimits): DocumentNode | null {
  const document = readDocument(text, limits);
  if (document !== null) checkShape(document, limits);
  return document;
}

function pointsWith({ schema, document, today }: { readonly schema: GraphQLSchema; readonly document: DocumentNode; readonly today: Day }, { operationName, variables }: Question, limits: RequestLimits): number {
  if (typeof operationName === "string") checkText(operationName, "operationName", limits.textChars);
  const given = isRecord(variables) ? variables : {};
  requireWithin("variables", Object.keys(given).length, limits);
  checkVariableTexts(given, limits.textChars);
  const operation = operationNamed(document, operationName);
  if (operation === undefined) return 1;
  const points = pointsOf({ schema, document, operation, variables: given, today });
  requireWithin("cost", points, limits);
  return points;
}

/** The operation that is going to be executed; undefined when there is none, or no telling which. */
function operationNamed(document: DocumentNode, name: unknown): OperationDefinitionNode | undefined {
  const operations = operationsOf(document);
  if (typeof name === "string") return operations.find((operation) => operation.name?.value === name);
  return operations.length === 1 ? operations[0] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
