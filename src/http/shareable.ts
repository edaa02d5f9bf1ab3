import type { ApolloServerPlugin } from "@apollo/server";
import { Kind, OperationTypeNode, type DocumentNode, type SelectionSetNode } from "graphql";

/** Root fields whose answers depend on the data version, the day, the audience and the question, and on nothing else. */
const sharedFields: ReadonlySet<string> = new Set(["dossierBreakdown", "companyBreakdown", "catalog", "__typename"]);

/** What a context carries to be told whether its answer may be given to others who ask the same. */
export type Shareable = { readonly asked: { isShareable: boolean } };

/** Tells each context whether its answer has no errors and comes from shared fields only. */
export function shareableAnswers(): ApolloServerPlugin<Shareable> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ document, operation, response: { body }, contextValue }) => {
        const isWhole = body.kind === "single" && body.singleResult.errors === undefined;
        contextValue.asked.isShareable = isWhole && document !== undefined && operation?.operation === OperationTypeNode.QUERY && selectsSharedOnly(document, operation.selectionSet);
      },
    }),
  };
}

function selectsSharedOnly(document: DocumentNode, { selections }: SelectionSetNode): boolean {
  return selections.every((selection) => {
    if (selection.kind === Kind.FIELD) return sharedFields.has(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return selectsSharedOnly(document, selection.selectionSet);
    return document.definitions.some((definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value && selectsSharedOnly(document, definition.selectionSet));
  });
}
