import { Kind, parse, print, visit, type DefinitionNode, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode } from "graphql";

/** A file of GraphQL documents. */
export type Source = { readonly file: string; readonly text: string };

/** One operation with its fragments. */
export type CollectedOperation = { readonly file: string; readonly name: string; readonly type: string; readonly body: string };

export type Collected = { readonly operations: readonly CollectedOperation[]; readonly faults: readonly string[]; readonly unusedFragments: number };

type Parsed = Source & { readonly document: DocumentNode };

/**
 * The operations of the files in the order of the files. Fragments may be in any of them. The text of a file that holds one operation
 * and just its fragments is taken as it stands, so that its hash is that of the file; all else is written anew: the operation, then its
 * fragments in the order of their use.
 */
export function collectOperations(sources: readonly Source[]): Collected {
  const faults: string[] = [];
  const parsed = sources.flatMap((source) => read(source, faults));
  const fragments = new Map<string, FragmentDefinitionNode>();
  const names = new Set<string>();
  for (const { file, document } of parsed) for (const definition of document.definitions) note(definition, { file, fragments, names, faults });
  const used = new Set<string>();
  const operations = parsed.flatMap((source) =>
    source.document.definitions.filter(isOperation).map((operation) => {
      const own = fragmentsOf(operation, fragments);
      for (const { name } of own) used.add(name.value);
      return { file: source.file, name: operation.name?.value ?? "", type: operation.operation, body: bodyOf(source, operation, own) };
    }),
  );
  return { operations, faults, unusedFragments: fragments.size - used.size };
}

function read({ file, text }: Source, faults: string[]): readonly Parsed[] {
  try {
    return [{ file, text, document: parse(text) }];
  } catch (error) {
    faults.push(`${file} can't be read: ${(error as Error).message}`);
    return [];
  }
}

type Notes = { readonly file: string; readonly fragments: Map<string, FragmentDefinitionNode>; readonly names: Set<string>; readonly faults: string[] };

function note(definition: DefinitionNode, { file, fragments, names, faults }: Notes): void {
  if (definition.kind === Kind.FRAGMENT_DEFINITION) {
    if (fragments.has(definition.name.value)) faults.push(`${file}: the fragment ${definition.name.value} is there twice`);
    fragments.set(definition.name.value, definition);
  } else if (!isOperation(definition)) {
    faults.push(`${file} holds a definition that is neither an operation nor a fragment`);
  } else if (definition.name === undefined) {
    faults.push(`${file}: an operation has no name; clients find a known document by it`);
  } else if (names.has(definition.name.value)) {
    faults.push(`${file}: the operation ${definition.name.value} is there twice`);
  } else {
    names.add(definition.name.value);
  }
}

function isOperation(definition: DefinitionNode): definition is OperationDefinitionNode {
  return definition.kind === Kind.OPERATION_DEFINITION;
}

/** The fragments that an operation uses, in the order of their use; one that is nowhere is left for validation to tell. */
function fragmentsOf(operation: OperationDefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): readonly FragmentDefinitionNode[] {
  const found = new Map<string, FragmentDefinitionNode>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode): void =>
    void visit(node, {
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (fragment === undefined || found.has(name.value)) return;
        found.set(name.value, fragment);
        follow(fragment);
      },
    });
  follow(operation);
  return [...found.values()];
}

function bodyOf({ text, document: { definitions } }: Parsed, operation: OperationDefinitionNode, own: readonly FragmentDefinitionNode[]): string {
  const isWhole = definitions.length === own.length + 1 && own.every((fragment) => definitions.includes(fragment));
  return isWhole ? text : [operation, ...own].map((node) => print(node)).join("\n\n");
}
