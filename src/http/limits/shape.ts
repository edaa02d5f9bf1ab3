import { Kind, OperationTypeNode, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode } from "graphql";
import type { RequestLimits } from "../../domain/request-limits.ts";
import { requireWithin } from "./too-complex.ts";

/** What a selection amounts to with its fragments expanded. */
type Shape = {
  /** Fields at its own level. */
  readonly width: number;
  readonly depth: number;
  /** Names of introspection lists within one another, wherever they stand. */
  readonly lists: number;
  readonly introspectionDepth: number;
  readonly introspectionLists: number;
  readonly aliases: number;
  readonly directives: number;
};

/** The fragments of a document by their names. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const nothing: Shape = { width: 0, depth: 0, lists: 0, introspectionDepth: 0, introspectionLists: 0, aliases: 0, directives: 0 };

/** Fields of the introspection types that are lists. */
const introspectionLists: ReadonlySet<string> = new Set(["types", "directives", "fields", "args", "inputFields", "interfaces", "possibleTypes", "enumValues", "locations"]);

const introspection: ReadonlySet<string> = new Set(["__schema", "__type"]);

/** The fragments of a document; of two with one name, which is an error that validation finds, the last one. */
export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  return new Map(definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION).map((fragment) => [fragment.name.value, fragment]));
}

/** Its operations, in their order. */
export function operationsOf({ definitions }: DocumentNode): readonly OperationDefinitionNode[] {
  return definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
}

/** Throws TOO_COMPLEX when an operation of the document is over a bound, whether it is the one that is asked for or not. */
export function checkShape(document: DocumentNode, limits: RequestLimits): void {
  requireWithin("fragments", document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).length, limits);
  const measure = new Measure(fragmentsOf(document));
  for (const { operation, selectionSet, variableDefinitions = [], directives = [] } of operationsOf(document)) {
    const shape = measure.ofSelection(selectionSet);
    const ownDirectives = directives.length + variableDefinitions.reduce((sum, definition) => sum + (definition.directives?.length ?? 0), 0);
    requireWithin("variables", variableDefinitions.length, limits);
    requireWithin("depth", shape.depth, limits);
    requireWithin("introspectionDepth", shape.introspectionDepth, limits);
    requireWithin("introspectionLists", shape.introspectionLists, limits);
    requireWithin("rootFields", shape.width, limits);
    if (operation === OperationTypeNode.MUTATION) requireWithin("mutations", shape.width, limits);
    requireWithin("aliases", shape.aliases, limits);
    requireWithin("directives", shape.directives + ownDirectives, limits);
  }
}

/** Measures each fragment once, however often it is spread. */
class Measure {
  readonly #fragments: Fragments;
  readonly #known = new Map<string, Shape>();

  constructor(fragments: Fragments) {
    this.#fragments = fragments;
  }

  ofSelection({ selections }: SelectionSetNode): Shape {
    return selections.reduce((sum, selection) => plus(sum, this.#ofPart(selection)), nothing);
  }

  #ofPart(selection: SelectionNode): Shape {
    const directives = selection.directives?.length ?? 0;
    const shape = selection.kind === Kind.FIELD ? this.#ofField(selection) : selection.kind === Kind.INLINE_FRAGMENT ? this.ofSelection(selection.selectionSet) : this.#ofFragment(selection.name.value);
    return directives === 0 ? shape : plus(shape, { ...nothing, directives });
  }

  #ofField({ name, alias, selectionSet }: FieldNode): Shape {
    const below = selectionSet === undefined ? nothing : this.ofSelection(selectionSet);
    const lists = below.lists + Number(introspectionLists.has(name.value));
    const shape = { ...below, width: 1, lists, aliases: below.aliases + Number(alias !== undefined) };
    if (!introspection.has(name.value)) return { ...shape, depth: below.depth + 1 };
    return { ...shape, depth: 1, introspectionDepth: below.depth + 1, introspectionLists: lists };
  }

  /** A fragment that contains itself counts for nothing there; validation refuses it. */
  #ofFragment(name: string): Shape {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    this.#known.set(name, nothing);
    const fragment = this.#fragments.get(name);
    const shape = fragment === undefined ? nothing : plus(this.ofSelection(fragment.selectionSet), { ...nothing, directives: fragment.directives?.length ?? 0 });
    this.#known.set(name, shape);
    return shape;
  }
}

function plus(one: Shape, other: Shape): Shape {
  return {
    width: sum(one.width, other.width),
    depth: Math.max(one.depth, other.depth),
    lists: Math.max(one.lists, other.lists),
    introspectionDepth: Math.max(one.introspectionDepth, other.introspectionDepth),
    introspectionLists: Math.max(one.introspectionLists, other.introspectionLists),
    aliases: sum(one.aliases, other.aliases),
    directives: sum(one.directives, other.directives),
  };
}

/** Fragments that double one another come to numbers that would no longer be exact. */
function sum(one: number, other: number): number {
  return Math.min(one + other, Number.MAX_SAFE_INTEGER);
}
