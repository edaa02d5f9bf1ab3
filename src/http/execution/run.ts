import { defaultFieldResolver, type ExecutionResult, type GraphQLError, type GraphQLLeafType, type GraphQLResolveInfo } from "graphql";
import { inspect } from "graphql/jsutils/inspect.js";
import { nullAfter, nullRefused, type Path } from "./field-errors.ts";
import type { Field, Fields, Run, Site } from "./types.ts";

type Answer = Record<string, unknown>;

/** Whether a value can be waited for. */
export function isPromise(value: unknown): value is Promise<unknown> {
  return value !== null && (typeof value === "object" || typeof value === "function") && typeof (value as Promise<unknown>).then === "function";
}

/** Runs a query from its root fields: the data and the errors. Waits only if a resolver gave a promise. */
export function runQuery(run: Run, fields: () => Fields): ExecutionResult | Promise<ExecutionResult> {
  const { errors } = run;
  const answer = (data: unknown): ExecutionResult => (errors.list.length === 0 ? { data: data as Answer } : { errors: errors.list, data: data as Answer });
  const failed = (error: unknown): ExecutionResult => {
    errors.add(error as GraphQLError, undefined);
    return answer(null);
  };
  try {
    const data = executeFields(run, fields(), undefined, undefined);
    return isPromise(data) ? data.then(answer, failed) : answer(data);
  } catch (error) {
    return failed(error);
  }
}

/** The fields of one object, in their order. Throws (or rejects) with the error of a field that can't be null. */
export function executeFields(run: Run, { list, isPlain }: Fields, source: unknown, path: Path | undefined): unknown {
  const answer: Answer = isPlain ? {} : (Object.create(null) as Answer);
  const isObject = typeof source === "object" && source !== null;
  let isPending = false;
  try {
    for (const field of list) {
      const value = field.leaf !== undefined && isObject ? executeLeaf(run, field, field.leaf, source as Answer, path) : (field.constant ?? executeField(run, field, source, path));
      answer[field.key] = value;
      if (isPromise(value)) isPending = true;
    }
  } catch (error) {
    if (!isPending) throw error;
    // The fields that still run may fail too, and nobody else waits for them.
    return allOf(answer).finally(() => {
      throw error;
    });
  }
  return isPending ? allOf(answer) : answer;
}

function allOf(pending: Answer): Promise<Answer> {
  return Promise.all(Object.values(pending)).then((values) => {
    const answer = Object.create(null) as Answer;
    for (const [index, key] of Object.keys(pending).entries()) answer[key] = values[index];
    return answer;
  });
}

function executeField(run: Run, field: Field, source: unknown, parent: Path | undefined): unknown {
  const path = pathOf(field, parent);
  try {
    const value = field.resolve === undefined ? readProperty(run, field, source, path) : field.resolve(source, field.argumentValues(run, field), run.contextValue, infoOf(run, field, path));
    return settle(run, field, value, path);
  } catch (error) {
    return nullAfter(error, field.definition.type, field, path, run.errors);
  }
}

/** Most fields of a list are a property with one value: these go without path, arguments and promises as long as nothing calls for them. */
function executeLeaf(run: Run, field: Field, leaf: GraphQLLeafType, source: Answer, parent: Path | undefined): unknown {
  try {
    const property = source[field.name];
    if (property === null || property === undefined) {
      if (field.isNonNull) throw nullRefused(field);
      return null;
    }
    if (typeof property !== "object" && typeof property !== "function") {
      const written = writeLeaf(leaf, property);
      return isPromise(written) ? guarded(run, field, written, pathOf(field, parent)) : written;
    }
    const path = pathOf(field, parent);
    return settle(run, field, typeof property === "function" ? callMethod(run, field, source, path) : property, path);
  } catch (error) {
    return nullAfter(error, field.definition.type, field, pathOf(field, parent), run.errors);
  }
}

function settle(run: Run, field: Field, value: unknown, path: Path): unknown {
  const completed = isPromise(value) ? value.then((resolved) => field.complete(run, resolved, path, path)) : field.complete(run, value, path, path);
  return isPromise(completed) ? guarded(run, field, completed, path) : completed;
}

function guarded(run: Run, field: Field, completed: Promise<unknown>, path: Path): Promise<unknown> {
  return completed.then(undefined, (error: unknown) => nullAfter(error, field.definition.type, field, path, run.errors));
}

function readProperty(run: Run, field: Field, source: unknown, path: Path): unknown {
  if ((typeof source !== "object" || source === null) && typeof source !== "function") return undefined;
  const property = (source as Answer)[field.name];
  return typeof property === "function" ? callMethod(run, field, source, path) : property;
}

function callMethod(run: Run, field: Field, source: unknown, path: Path): unknown {
  return defaultFieldResolver(source, {}, run.contextValue, infoOf(run, field, path));
}

/** A scalar or enum value as it is sent. */
export function writeLeaf(type: GraphQLLeafType, value: unknown): unknown {
  const written: unknown = type.serialize(value);
  if (written === null || written === undefined) throw new Error(`Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(written)}`);
  return written;
}

function pathOf({ key, parentType }: Field, parent: Path | undefined): Path {
  return { prev: parent, key, typename: parentType.name };
}

/** What a resolver is told about the field it answers. */
export function infoOf({ operation, variableValues }: Run, { name, nodes, definition, parentType }: Site, path: Path): GraphQLResolveInfo {
  return { fieldName: name, fieldNodes: nodes, returnType: definition.type, parentType, path, schema: operation.schema, fragments: operation.fragments, rootValue: undefined, operation: operation.operation, variableValues };
}
