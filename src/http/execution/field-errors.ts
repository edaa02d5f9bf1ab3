import { isNonNullType, locatedError, responsePathAsArray, type GraphQLError, type GraphQLOutputType, type GraphQLResolveInfo } from "graphql";
import type { Site } from "./types.ts";

/** Where a value stands in the answer. */
export type Path = GraphQLResolveInfo["path"];

/** The errors of an answer, without those below a place that an earlier error has already made null. */
export class FieldErrors {
  readonly list: GraphQLError[] = [];
  readonly #places = new Set<Path | undefined>();

  /** Adds an error at a place; undefined: the whole answer. */
  add(error: GraphQLError, place: Path | undefined): void {
    for (let path = place; path !== undefined; path = path.prev) if (this.#places.has(path)) return;
    if (this.#places.has(undefined)) return;
    this.#places.add(place);
    this.list.push(error);
  }
}

/** What a value of a type is after an error: null, with the error noted. A type that can't be null hands the error on to what it lies in. */
export function nullAfter(error: unknown, type: GraphQLOutputType, { nodes }: Site, path: Path, errors: FieldErrors): null {
  const located = locatedError(error, nodes, responsePathAsArray(path));
  if (isNonNullType(type)) throw located;
  errors.add(located, path);
  return null;
}

/** The error of a field that can't be null and is. */
export function nullRefused({ parentType, name }: Site): Error {
  return new Error(`Cannot return null for non-nullable field ${parentType.name}.${name}.`);
}
