import { getArgumentValues, getDirectiveValues, getNamedType, GraphQLIncludeDirective, GraphQLSkipDirective, isObjectType, Kind, type FieldNode, type GraphQLResolveInfo, type SelectionNode } from "graphql";

/** The names of the fields selected at the end of each path below the field that is resolved; fragments, aliases, @skip and @include are heeded. */
export function selectedBelow(info: GraphQLResolveInfo, paths: readonly (readonly string[])[]): ReadonlySet<string> {
  const ends = paths.flatMap((path) => path.reduce((nodes, step) => fieldsOf(info, nodes).filter(({ name }) => name.value === step), info.fieldNodes));
  return new Set(fieldsOf(info, ends).map(({ name }) => name.value));
}

/** The arguments of a field each time it is selected right below the one that is resolved, defaults included. */
export function argumentsBelow(info: GraphQLResolveInfo, name: string): readonly Readonly<Record<string, unknown>>[] {
  const type = getNamedType(info.returnType);
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (field === undefined) return [];
  return fieldsOf(info, info.fieldNodes).flatMap((node) => (node.name.value === name ? [getArgumentValues(field, node, info.variableValues)] : []));
}

/** Below one object type every fragment that passes validation applies, so types need no look. */
function fieldsOf(info: GraphQLResolveInfo, nodes: readonly FieldNode[]): readonly FieldNode[] {
  return nodes.flatMap(({ selectionSet }) => (selectionSet?.selections ?? []).flatMap((selection) => expand(info, selection)));
}

function expand(info: GraphQLResolveInfo, selection: SelectionNode): readonly FieldNode[] {
  if (!isIncluded(info, selection)) return [];
  if (selection.kind === Kind.FIELD) return [selection];
  const within = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : info.fragments[selection.name.value]?.selectionSet;
  return (within?.selections ?? []).flatMap((each) => expand(info, each));
}

function isIncluded({ variableValues }: GraphQLResolveInfo, selection: SelectionNode): boolean {
  const isSkipped = getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.["if"] === true;
  return !isSkipped && getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.["if"] !== false;
}
