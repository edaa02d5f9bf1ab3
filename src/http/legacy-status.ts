import type { ApolloServerPlugin } from "@apollo/server";
import type { onRequestHookHandler } from "fastify";
import type { FormattedExecutionResult } from "graphql";
import { DomainError } from "../domain/errors.ts";
import { mediaTypeFor } from "./media-type.ts";

/** Faults of a well-formed request that GraphQL finds: clients of application/json get them with 200, as GraphQL over HTTP has it. */
const requestErrors: ReadonlySet<unknown> = new Set(["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT", "OPERATION_RESOLUTION_FAILURE"]);

/** No data, or none because the schema has no operation of that kind, which graphql-js tells with a null. */
function isWithoutData({ data, errors }: FormattedExecutionResult): boolean {
  return data === undefined || (data === null && errors?.every(({ path }) => path === undefined) === true);
}

/** Sets the status of faults that are found after the request was read: 200 in application/json, 400 in application/graphql-response+json. */
export function legacyStatus(): ApolloServerPlugin {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ request, response: { http, body } }) => {
        if (body.kind !== "single" || !isWithoutData(body.singleResult)) return;
        const codes = body.singleResult.errors?.map(({ extensions }) => extensions?.["code"]) ?? [];
        if (codes.length === 0 || !codes.every((code) => requestErrors.has(code))) return;
        if (http.status !== undefined && http.status !== 200 && http.status !== 400) return;
        delete body.singleResult.data;
        http.status = mediaTypeFor(request.http?.headers.get("accept")) === "application/graphql-response+json" ? 400 : 200;
      },
    }),
  };
}

/** Refuses a request whose answer its client would not take, before anything is done for it. */
export const refuseUnacceptable: onRequestHookHandler = (request, _reply, done) => {
  if (mediaTypeFor(request.headers.accept) !== null) return done();
  done(new DomainError("NOT_ACCEPTABLE", "Answers are application/graphql-response+json or application/json in UTF-8, and `accept` takes neither. Send one of the two, or no such header."));
};
