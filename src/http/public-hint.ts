import type { ApolloServerPlugin } from "@apollo/server";
import type { Context } from "../graphql/context.ts";

const hint = "No credentials were sent, so the schema is that of the public: the catalog and the published figures. With a key or an access token there is more: send `authorization: Bearer …` (docs/access.md).";

/** Tells who shows nothing, and whose document does not fit, what the reason may be: the same for every such document, so that nothing hidden is told by it. */
export function publicHint(): ApolloServerPlugin<Pick<Context, "client">> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response: { body }, contextValue: { client } }) => {
        if (client !== "public" || body.kind !== "single" || body.singleResult.errors === undefined) return;
        body.singleResult.errors = body.singleResult.errors.map((error) => (error.extensions?.["code"] === "GRAPHQL_VALIDATION_FAILED" ? { ...error, extensions: { ...error.extensions, hint } } : error));
      },
    }),
  };
}
