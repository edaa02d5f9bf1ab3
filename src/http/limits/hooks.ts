import type { ApolloServerPlugin } from "@apollo/server";
import type { FastifyInstance, FastifyRequest, onErrorHookHandler, onRequestHookHandler, onSendHookHandler, preHandlerHookHandler } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Audience } from "../../domain/audience.ts";
import { DomainError } from "../../domain/errors.ts";
import type { Limits } from "./limits.ts";
import type { Price } from "./pricer.ts";
import { questionOf } from "./question.ts";
import type { Spender } from "./rate.ts";
import { spenderOf } from "./spender.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** What the request costs; null until that is known. */
    price: Price | null;
    /** Who pays for it; null for what nobody pays for. */
    spender: Spender | null;
  }
}

/** What a context carries to have the price in its answer. */
export type Priced = { readonly price: Price | null };

/**
 * Holds the requests of a scope to their limits, before anything of them is executed. To be called after the hook that identifies the caller.
 * The scope calls `limits.checkBody` before it parses a body, and `charge` when it knows the document.
 */
export function limitHooks(scope: FastifyInstance, limits: Limits): void {
  scope.decorateRequest("price", null);
  scope.decorateRequest("spender", null);
  scope.addHook("onRequest", letIn(limits));
  scope.addHook("onError", chargeRefusal(limits));
  scope.addHook("onSend", tellStanding(limits));
}

/** Puts the price into each answer; it is the same each time that the same is asked, so an answer may be kept with it. */
export function costInAnswers(): ApolloServerPlugin<Priced> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response: { body }, contextValue: { price } }) => {
        if (body.kind === "single" && price !== null) body.singleResult.extensions = { ...body.singleResult.extensions, cost: price };
      },
    }),
  };
}

function letIn({ rate, gate }: Limits): onRequestHookHandler {
  return (request, reply, done) => {
    if (request.caller === null) return done();
    request.spender = spenderOf(request.caller, request.ip);
    rate.requireAny(request.spender);
    reply.raw.once("close", gate.enter(request.spender.client, request.spender.isKnown));
    done();
  };
}

/** Checks what is asked, and takes its price. */
export function charge(limits: Limits, schemaFor: (audience: Audience) => GraphQLSchema): preHandlerHookHandler {
  return (request, _reply, done) => {
    const { caller, spender } = request;
    if (caller === null || spender === null) return done();
    const price = limits.price(schemaFor(caller.audience), questionOf(request, limits.checkBody));
    limits.rate.spend(spender, price.points, price.limit);
    request.price = price;
    done();
  };
}

/** A request that is refused costs a point, unless for want of points: then the time to wait would not be true. */
function chargeRefusal({ rate }: Limits): onErrorHookHandler {
  return ({ price, spender }, _reply, error, done) => {
    if (price === null && spender !== null && !isRateLimited(error)) rate.spendOnRefusal(spender);
    done();
  };
}

function isRateLimited(error: Error): boolean {
  return error instanceof DomainError && error.code === "RATE_LIMITED";
}

/** On kept answers too, whose own headers are of another moment. */
function tellStanding({ rate }: Limits): onSendHookHandler {
  return (request, reply, payload, done) => {
    if (request.spender !== null) reply.headers(standingOf(request, rate));
    done(null, payload);
  };
}

function standingOf({ spender }: FastifyRequest, rate: Limits["rate"]): Record<string, string> {
  if (spender === null) return {};
  const { limit, remaining, resetSeconds } = rate.standing(spender);
  return { "ratelimit-limit": String(limit), "ratelimit-remaining": String(remaining), "ratelimit-reset": String(resetSeconds) };
}
