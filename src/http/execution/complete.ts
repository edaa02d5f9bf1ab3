import { defaultTypeResolver, GraphQLError, isObjectType, type GraphQLAbstractType, type GraphQLLeafType, type GraphQLObjectType, type GraphQLOutputType } from "graphql";
import { inspect } from "graphql/jsutils/inspect.js";
import { nullAfter, nullRefused, type Path } from "./field-errors.ts";
import { executeFields, infoOf, isPromise, writeLeaf } from "./run.ts";
import type { Complete, Fields, Run, Select, Site } from "./types.ts";

/** Refuses null. */
export function completeNonNull(complete: Complete, site: Site): Complete {
  return (run, value, path, fieldPath) => {
    const completed = complete(run, value, path, fieldPath);
    if (completed === null) throw nullRefused(site);
    return completed;
  };
}

/** Writes a scalar or an enum value. */
export function completeLeaf(type: GraphQLLeafType): Complete {
  return (_run, value) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    return writeLeaf(type, value);
  };
}

/** Completes each item of a list; an item that fails is null, or makes the list fail. */
export function completeList(itemType: GraphQLOutputType, complete: Complete, site: Site): Complete {
  const completeItem = (run: Run, item: unknown, path: Path, fieldPath: Path): unknown => {
    try {
      const completed = isPromise(item) ? item.then((resolved) => complete(run, resolved, path, fieldPath)) : complete(run, item, path, fieldPath);
      return isPromise(completed) ? completed.then(undefined, (error: unknown) => nullAfter(error, itemType, site, path, run.errors)) : completed;
    } catch (error) {
      return nullAfter(error, itemType, site, path, run.errors);
    }
  };
  return (run, value, listPath, fieldPath) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    if (typeof value !== "object" || typeof (value as Iterable<unknown>)[Symbol.iterator] !== "function") throw new GraphQLError(`Expected Iterable, but did not find one for field "${site.parentType.name}.${site.name}".`);
    const items: unknown[] = [];
    let isPending = false;
    try {
      for (const item of value as Iterable<unknown>) {
        const completed = completeItem(run, item, { prev: listPath, key: items.length, typename: undefined }, fieldPath);
        items.push(completed);
        if (isPromise(completed)) isPending = true;
      }
    } catch (error) {
      // The items that still run may fail too, and nobody waits for them: unhandled, that would end the process.
      for (const item of items) if (isPromise(item)) item.then(undefined, () => {});
      throw error;
    }
    return isPending ? Promise.all(items) : items;
  };
}

/** Completes an object of a type that is known beforehand. */
export function completeObject(type: GraphQLObjectType, select: Select, site: Site): Complete {
  let known: Fields | undefined;
  return (run, value, path, fieldPath) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    const fields = (known ??= select(run, type));
    if (!type.isTypeOf) return executeFields(run, fields, value, path);
    const isOfType = type.isTypeOf(value, run.contextValue, infoOf(run, site, fieldPath));
    if (isPromise(isOfType)) {
      return isOfType.then((resolved) => {
        requireOfType(resolved, type, value, site);
        return executeFields(run, fields, value, path);
      });
    }
    requireOfType(isOfType, type, value, site);
    return executeFields(run, fields, value, path);
  };
}

function requireOfType(isOfType: unknown, type: GraphQLObjectType, value: unknown, { nodes }: Site): void {
  if (!isOfType) throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, { nodes });
}

/** Completes an object of an interface or union: finds its type first. */
export function completeAbstract(type: GraphQLAbstractType, select: Select, site: Site): Complete {
  const resolveType = type.resolveType ?? defaultTypeResolver;
  const byType = new Map<GraphQLObjectType, Complete>();
  const completeAs = (runtimeType: GraphQLObjectType): Complete => {
    const complete = byType.get(runtimeType) ?? completeObject(runtimeType, select, site);
    byType.set(runtimeType, complete);
    return complete;
  };
  return (run, value, path, fieldPath) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    const found: unknown = resolveType(value, run.contextValue, infoOf(run, site, fieldPath), type);
    if (isPromise(found)) return found.then((resolved) => completeAs(requirePossible(resolved, type, value, run, site))(run, value, path, fieldPath));
    return completeAs(requirePossible(found, type, value, run, site))(run, value, path, fieldPath);
  };
}

function requirePossible(found: unknown, type: GraphQLAbstractType, value: unknown, { operation: { schema } }: Run, { parentType, name, nodes }: Site): GraphQLObjectType {
  const abstract = `Abstract type "${type.name}"`;
  const field = `${parentType.name}.${name}`;
  if (found === null || found === undefined) {
    throw new GraphQLError(`${abstract} must resolve to an Object type at runtime for field "${field}". Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`, { nodes });
  }
  if (isObjectType(found)) throw new GraphQLError("Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.");
  if (typeof found !== "string") throw new GraphQLError(`${abstract} must resolve to an Object type at runtime for field "${field}" with value ${inspect(value)}, received "${inspect(found)}".`);
  const runtimeType = schema.getType(found);
  if (runtimeType === undefined) throw new GraphQLError(`${abstract} was resolved to a type "${found}" that does not exist inside the schema.`, { nodes });
  if (!isObjectType(runtimeType)) throw new GraphQLError(`${abstract} was resolved to a non-object type "${found}".`, { nodes });
  if (!schema.isSubType(type, runtimeType)) throw new GraphQLError(`Runtime Object type "${runtimeType.name}" is not a possible type for "${type.name}".`, { nodes });
  return runtimeType;
}
