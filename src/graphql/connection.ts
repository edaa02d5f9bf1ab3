import type { FoundPage, PageRequest, SortKey, SortOrder } from "../db/find/keyset.ts";
import { DomainError } from "../domain/errors.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { limits } from "./limits.ts";
import { checkCount } from "./text-argument.ts";

/** Paging arguments as the schema declares them; absent ones count as null. */
export type PageArguments = { readonly first?: number | null | undefined; readonly after?: string | null | undefined; readonly last?: number | null | undefined; readonly before?: string | null | undefined };

/** A list field's value: nothing is read before a part of it is asked for. */
export type Connection<Row> = { readonly order: SortOrder; readonly request: PageRequest; readonly page: () => Promise<FoundPage<Row>>; readonly count: () => Promise<number> };

/** An object with its place in a list. */
export type Edge<Row> = { readonly node: Row; readonly order: SortOrder; readonly key: SortKey };

/** Where a page lies. */
export type PageInfoSource = { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly startCursor: string | null; readonly endCursor: string | null };

/** The part of a list that the arguments ask for. Throws INVALID_ARGUMENT for bad counts or both `first` and `last`, and INVALID_CURSOR. */
export function readPage(order: SortOrder, { first, after, last, before }: PageArguments): PageRequest {
  const backward = typeof last === "number";
  if (backward && typeof first === "number") throw new DomainError("INVALID_ARGUMENT", "Both `first` and `last` are given. Use `first` for a page from the start, or `last` for one from the end.", { details: { argument: "last" } });
  const limit = checkCount(last ?? first ?? limits.defaultPageSize, backward ? "last" : "first", limits.pageSize);
  return { limit, backward, after: toKey(order, after), before: toKey(order, before) };
}

/** A connection whose page is read once at most, however many of its fields are selected. */
export function connection<Row>(order: SortOrder, request: PageRequest, read: () => Promise<FoundPage<Row>>, count: () => Promise<number>): Connection<Row> {
  let page: Promise<FoundPage<Row>> | undefined;
  return { order, request, page: () => (page ??= read()), count };
}

/** Resolvers of a connection type. */
export const connectionResolvers = {
  nodes: async <Row>({ page }: Connection<Row>): Promise<readonly Row[]> => (await page()).rows.map(({ row }) => row),
  edges: async <Row>({ page, order }: Connection<Row>): Promise<readonly Edge<Row>[]> => (await page()).rows.map(({ row, key }) => ({ node: row, order, key })),
  pageInfo: async <Row>({ page, order, request }: Connection<Row>): Promise<PageInfoSource> => pageInfo(order, request, await page()),
  totalCount: <Row>({ count }: Connection<Row>): Promise<number> => count(),
};

/** Resolvers of an edge type. */
export const edgeResolvers = {
  cursor: <Row>({ order, key }: Edge<Row>): string => encodeCursor(order, key),
};

function pageInfo(order: SortOrder, { backward, after, before }: PageRequest, { rows, more }: FoundPage<unknown>): PageInfoSource {
  const start = rows.at(0);
  const end = rows.at(-1);
  return {
    hasNextPage: backward ? before !== null : more,
    hasPreviousPage: backward ? more : after !== null,
    startCursor: start === undefined ? null : encodeCursor(order, start.key),
    endCursor: end === undefined ? null : encodeCursor(order, end.key),
  };
}

function toKey(order: SortOrder, cursor: string | null | undefined): SortKey | null {
  return typeof cursor === "string" ? decodeCursor(order, cursor) : null;
}
