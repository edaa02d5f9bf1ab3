import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import {
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  OperationTypeNode,
  visit,
  type ASTNode,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { collectFields } from "graphql/execution/collectFields.js";
import { executeInTime } from "./deadline.ts";
import { FieldErrors } from "./execution/field-errors.ts";
import { fieldsOf } from "./execution/plan.ts";
import { runQuery } from "./execution/run.ts";
import type { Fields, Operation } from "./execution/types.ts";

/** What is to be executed: a valid document, and what came with it. */
export type Execution = {
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variableValues?: { readonly [name: string]: unknown } | undefined;
  readonly contextValue: unknown;
};

/** Answers as `execute` of graphql-js does. */
export type Executor = (execution: Execution) => ExecutionResult | Promise<ExecutionResult>;

type Prepared = Operation & {
  /** Variables that decide on what is selected. */
  readonly switches: readonly string[];
  /** Root fields by the values of the switches. */
  readonly roots: Map<string, Fields>;
};

const directives: ReadonlySet<string> = new Set([GraphQLSkipDirective.name, GraphQLIncludeDirective.name]);

/** Ways in which the @skip and @include of one document turned out, of which the plan is kept. */
const MAX_ROOTS = 16;

/** An executor that works out what a query selects once for its document, not in each execution and for each row. Other operations go to graphql-js. */
export function planningExecutor(schema: GraphQLSchema): Executor {
  const documents = new WeakMap<DocumentNode, Map<string | undefined, Prepared>>();
  return (execution) => {
    const { document, operationName } = execution;
    const known = documents.get(document)?.get(operationName);
    if (known !== undefined) return runPrepared(known, execution);
    const prepared = prepare(schema, document, operationName);
    if (prepared === null) return execute({ schema, ...execution });
    documents.set(document, (documents.get(document) ?? new Map<string | undefined, Prepared>()).set(operationName, prepared));
    return runPrepared(prepared, execution);
  };
}

/** The executor in the only form in which Apollo takes one. */
export function gatewayOf(schema: GraphQLSchema): ApolloServerOptionsWithGateway<object>["gateway"] {
  const executor = planningExecutor(schema);
  return {
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => {};
    },
    load: async () => ({
      // Apollo comes here too when no operation of the document has the name that is asked for; its `operation` is then not there.
      executor: async ({ document, request, context }) =>
        executeInTime({ signal: context["signal"] as AbortSignal, isMutation: getOperationAST(document, request.operationName)?.operation === OperationTypeNode.MUTATION }, () => executor({ document, operationName: request.operationName, variableValues: request.variables, contextValue: context })),
    }),
    stop: async () => {},
  };
}

/** Null: no query, or no operation of that name. Fit to be kept, as a document has only so many names. */
function prepare(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Prepared | null {
  const operations = document.definitions.filter((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION);
  const candidates = operationName === undefined ? operations : operations.filter(({ name }) => name?.value === operationName);
  const operation = candidates[0];
  if (operation === undefined || candidates.length > 1 || operation.operation !== OperationTypeNode.QUERY) return null;
  return { schema, operation, fragments: fragmentsOf(document), switches: switchesOf(document), roots: new Map() };
}

function fragmentsOf(document: DocumentNode): Operation["fragments"] {
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
  for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  return fragments;
}

function switchesOf(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  const note = (node: ASTNode): void => void visit(node, { [Kind.VARIABLE]: ({ name }) => void names.add(name.value) });
  visit(document, { [Kind.DIRECTIVE]: (directive) => (directives.has(directive.name.value) ? note(directive) : undefined) });
  return [...names];
}

function runPrepared(prepared: Prepared, { variableValues = {}, contextValue }: Execution): ExecutionResult | Promise<ExecutionResult> {
  const { errors, coerced } = getVariableValues(prepared.schema, prepared.operation.variableDefinitions ?? [], variableValues, { maxErrors: 50 });
  if (errors !== undefined) return { errors };
  return runQuery({ operation: prepared, contextValue, variableValues: coerced, errors: new FieldErrors(), argumentsOf: new Map() }, () => rootFields(prepared, coerced));
}

function rootFields(prepared: Prepared, variableValues: { [name: string]: unknown }): Fields {
  const { schema, fragments, operation, switches, roots } = prepared;
  const key = switches.map((name) => String(variableValues[name])).join();
  const known = roots.get(key);
  if (known !== undefined) return known;
  const type = schema.getQueryType();
  if (type === undefined || type === null) throw new TypeError("a schema with a query has a query type");
  const fields = fieldsOf(prepared, type, collectFields(schema, fragments, variableValues, type, operation.selectionSet));
  if (roots.size < MAX_ROOTS) roots.set(key, fields);
  return fields;
}
