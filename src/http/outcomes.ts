import type { ApolloServerPlugin } from "@apollo/server";
import { followedNow, type Operation } from "../operations/followed.ts";

/** Notes of each request what it asks for and which errors its answer holds, for the log and the figures. */
export function outcomes(): ApolloServerPlugin {
  return {
    requestDidStart: async () => {
      const followed = followedNow();
      if (followed === undefined) return {};
      return {
        didResolveOperation: async ({ operation }) => {
          if (operation) followed.operation = { type: operation.operation satisfies Operation["type"], name: operation.name?.value ?? null };
        },
        willSendResponse: async ({ response: { body } }) => {
          const { errors = [] } = body.kind === "single" ? body.singleResult : body.initialResult;
          for (const { extensions } of errors) followed.codes.push(codeOf(extensions));
        },
      };
    },
  };
}

function codeOf(extensions: Readonly<Record<string, unknown>> | undefined): string {
  const { code } = extensions ?? {};
  return typeof code === "string" ? code : "INTERNAL_SERVER_ERROR";
}
