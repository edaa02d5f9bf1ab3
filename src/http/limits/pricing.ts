import {
  getArgumentValues,
  getNamedType,
  getVariableValues,
  GraphQLError,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { Day } from "../../domain/day.ts";
import { boundCells } from "./breakdown-cells.ts";
import { isPaged, listSize, pageSize, type Given } from "./list-size.ts";
import { add, noLoads, plus, times, timesEach, type Load, type Loads } from "./load.ts";
import { fragmentsOf, type Fragments } from "./shape.ts";
import { breakdownFields, cellsPerPoint, introspectionShare, mostTotals, pageFields, totalsFields, valuesPerPoint, weights } from "./weights.ts";

/** What is to be priced: an operation of a document with the variables that came with it. */
export type Priceable = { readonly schema: GraphQLSchema; readonly document: DocumentNode; readonly operation: OperationDefinitionNode; readonly variables: Readonly<Record<string, unknown>>; readonly today: Day };

/** Objects that a field holds below it, and the cells that it counts. */
type Sizes = { readonly page: number; readonly totals: number; readonly cells: number };

/** Whole points, at least 1. What validation or the schema will refuse is left out; so are @skip and @include. */
export function pointsOf(asked: Priceable): number {
  const { schema, operation, variables } = asked;
  const root = schema.getRootType(operation.operation);
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 });
  if (root === null || root === undefined || coerced === undefined) return 1;
  const { once, page, totals } = new Pricing(asked, coerced).ofSelection(operation.selectionSet, root);
  const { points, values } = add(add(once, page), totals);
  return Math.max(1, Math.ceil(points + values / valuesPerPoint));
}

/** Walks through an operation; each fragment is reckoned once. */
class Pricing {
  readonly #schema: GraphQLSchema;
  readonly #today: Day;
  readonly #fragments: Fragments;
  readonly #variables: { [name: string]: unknown };
  readonly #known = new Map<string, Loads>();

  constructor({ schema, document, today }: Priceable, variables: { [name: string]: unknown }) {
    this.#schema = schema;
    this.#today = today;
    this.#fragments = fragmentsOf(document);
    this.#variables = variables;
  }

  ofSelection({ selections }: SelectionSetNode, type: GraphQLNamedType): Loads {
    return selections.reduce((sum, selection) => plus(sum, this.#ofPart(selection, type)), noLoads);
  }

  #ofPart(selection: SelectionNode, type: GraphQLNamedType): Loads {
    if (selection.kind === Kind.FIELD) return this.#ofField(selection, type);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#ofFragment(selection.name.value);
    const condition = selection.typeCondition === undefined ? type : this.#schema.getType(selection.typeCondition.name.value);
    return condition === undefined ? noLoads : this.ofSelection(selection.selectionSet, condition);
  }

  #ofFragment(name: string): Loads {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    this.#known.set(name, noLoads);
    const fragment = this.#fragments.get(name);
    const type = fragment === undefined ? undefined : this.#schema.getType(fragment.typeCondition.name.value);
    const loads = fragment === undefined || type === undefined ? noLoads : this.ofSelection(fragment.selectionSet, type);
    this.#known.set(name, loads);
    return loads;
  }

  #ofField(node: FieldNode, type: GraphQLNamedType): Loads {
    const field = this.#fieldOf(type, node.name.value);
    if (field === undefined) return noLoads;
    const coordinate = `${type.name}.${field.name}`;
    const given = this.#argumentsOf(field, node);
    const sizes = this.#sizesOf(field, coordinate, given);
    const named = getNamedType(field.type);
    const below = node.selectionSet === undefined || !isCompositeType(named) ? noLoads : this.ofSelection(node.selectionSet, named);
    const own: Load = { points: ownPoints(field, coordinate, { given, sizes }), values: 0 };
    const inPage = pageFields.has(coordinate);
    const inTotals = totalsFields.has(coordinate);
    const count = inPage || inTotals ? 1 : listSize(field, coordinate, given);
    const settled = isPaged(field) ? settle(below, sizes) : below;
    const held = timesEach(plus(settled, { ...noLoads, once: { points: 0, values: 1 } }), count);
    const loads = plus(held, { ...noLoads, once: own });
    if (inPage) return { ...noLoads, page: loads.once };
    if (inTotals) return { ...noLoads, totals: loads.once };
    return field === SchemaMetaFieldDef || field === TypeMetaFieldDef ? { ...loads, once: { points: loads.once.points, values: loads.once.values * introspectionShare } } : loads;
  }

  #fieldOf(type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
    if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
    if (type === this.#schema.getQueryType() && name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (type === this.#schema.getQueryType() && name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  }

  #argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Given {
    try {
      return getArgumentValues(field, node, this.#variables);
    } catch (error) {
      if (error instanceof GraphQLError) return null;
      throw error;
    }
  }

  #sizesOf(field: GraphQLField<unknown, unknown>, coordinate: string, given: Given): Sizes {
    const cube = breakdownFields[coordinate];
    if (cube === undefined || given === null) return { page: isPaged(field) ? pageSize(given) : 0, totals: 0, cells: 0 };
    const { rows, totals } = boundCells(cube, given, this.#today);
    return { page: Math.min(rows, pageSize(given)), totals: Math.min(totals, mostTotals), cells: rows + totals };
  }
}

function ownPoints(field: GraphQLField<unknown, unknown>, coordinate: string, { given, sizes }: { readonly given: Given; readonly sizes: Sizes }): number {
  const { points = 0, perObject = 0 } = weights[coordinate] ?? {};
  const objects = perObject === 0 ? 0 : isPaged(field) ? sizes.page : listSize(field, coordinate, given);
  return points + perObject * objects + sizes.cells / cellsPerPoint;
}

/** What lies on the page or among the totals of this field is multiplied here. */
function settle({ once, page, totals }: Loads, sizes: Sizes): Loads {
  return { ...noLoads, once: add(add(once, times(page, sizes.page)), times(totals, sizes.totals)) };
}
