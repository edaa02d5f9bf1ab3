import { getNullableType, isListType, type GraphQLField } from "graphql";
import { limits } from "../../graphql/limits.ts";
import { listSizes, otherListSize } from "./weights.ts";

/** Values of the arguments of a field; null where they can't be read, and the field is refused. */
export type Given = Readonly<Record<string, unknown>> | null;

type Field = GraphQLField<unknown, unknown>;

/** Whether a field has pages: its objects are in fields below it, or it is a list with a `first` itself. */
export function isPaged({ args }: Field): boolean {
  return args.some(({ name }) => name === "first");
}

/** Objects on the page that is asked: what `last` or `first` say, else the size of a page. */
export function pageSize(given: Given): number {
  if (given === null) return 0;
  const size = given["last"] ?? given["first"] ?? limits.defaultPageSize;
  return typeof size === "number" ? Math.max(0, size) : 0;
}

/** Objects that a field itself may hold: 1 for what is no list. */
export function listSize(field: Field, coordinate: string, given: Given): number {
  if (!isListType(getNullableType(field.type))) return 1;
  const list = field.args.find(({ name }) => name === "numbers" || name === "ids" || name === "only");
  const listed = list === undefined ? null : given?.[list.name];
  if (Array.isArray(listed)) return listed.length;
  return isPaged(field) ? pageSize(given) : (listSizes[coordinate] ?? otherListSize);
}
