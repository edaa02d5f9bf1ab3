import type { FieldNode, FragmentDefinitionNode, GraphQLField, GraphQLFieldResolver, GraphQLLeafType, GraphQLObjectType, GraphQLSchema, OperationDefinitionNode } from "graphql";
import type { FieldErrors, Path } from "./field-errors.ts";

/** Values by name, as of arguments and variables. */
export type Values = Readonly<Record<string, unknown>>;

/** What an operation is made of. */
export type Operation = { readonly schema: GraphQLSchema; readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>; readonly operation: OperationDefinitionNode };

/** One execution of an operation. */
export type Run = {
  readonly operation: Operation;
  readonly contextValue: unknown;
  readonly variableValues: { [name: string]: unknown };
  readonly errors: FieldErrors;
  /** Arguments with variables in them, worked out once for each field. */
  readonly argumentsOf: Map<Field, Values>;
};

/** Makes what is answered out of what a resolver gave, or throws. `fieldPath` is the path of the field, `path` that of the value: in a list they differ. */
export type Complete = (run: Run, value: unknown, path: Path, fieldPath: Path) => unknown;

/** One field of an answer, worked out once for all rows and all executions. */
export type Field = {
  /** Its alias, else its name. */
  readonly key: string;
  readonly name: string;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly parentType: GraphQLObjectType;
  readonly nodes: readonly FieldNode[];
  /** Undefined: the property of the same name is the value. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | undefined;
  /** The type of a property that is one scalar or enum value; undefined of any other field. */
  readonly leaf: GraphQLLeafType | undefined;
  readonly isNonNull: boolean;
  /** The value itself, of `__typename`. */
  readonly constant: string | undefined;
  readonly argumentValues: (run: Run, field: Field) => Values;
  readonly complete: Complete;
};

/** The fields of one object type at one place of the answer. */
export type Fields = { readonly list: readonly Field[]; /** False when a key is one that assigning does not make a property of: `__proto__`. */ readonly isPlain: boolean };

/** What completers must know of the field they belong to. */
export type Site = Pick<Field, "definition" | "name" | "parentType" | "nodes">;

/** Works out the fields below a field for an object type. */
export type Select = (run: Run, type: GraphQLObjectType) => Fields;
