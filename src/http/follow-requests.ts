import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { levels } from "pino";
import type { Figures } from "../operations/figures.ts";
import { beginFollowing, runFollowed, type Followed } from "../operations/followed.ts";
import type { Draining } from "../operations/draining.ts";
import { outcomeOf, type Outcome } from "../operations/outcome.ts";
import type { Running } from "../operations/running.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** What the log and the figures say of it. */
    followed: Followed | null;
  }
}

export type FollowOptions = { readonly figures: Figures; readonly draining: Draining; readonly running: Running; readonly logAddresses: boolean };

/** Routes that machines ask every few seconds. */
const quiet: ReadonlySet<string | undefined> = new Set(["/health", "/ready", "/metrics"]);

/** Follows every request from its first hook until its answer is sent, or whoever asked is gone: one line in the log, and the figures. */
export function followRequests(app: FastifyInstance, options: FollowOptions): void {
  const { draining, running } = options;
  app.decorateRequest("followed", null);
  app.addHook("onRequest", (request, reply, done) => {
    const followed = beginFollowing(request.id);
    request.followed = followed;
    running.add(followed);
    reply.raw.once("close", () => {
      running.delete(followed);
      ended({ request, reply, followed }, options);
    });
    runFollowed(followed, done);
  });
  // The body is read in events of the connection, which belong to no request.
  app.addHook("preValidation", ({ followed }, _reply, done) => (followed === null ? done() : runFollowed(followed, done)));
  app.addHook("onSend", (request, reply, payload, done) => {
    reply.header("x-request-id", request.id);
    if (draining.isDraining()) reply.header("connection", "close");
    done(null, payload);
  });
}

type Ended = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly followed: Followed };

function ended({ request, reply, followed }: Ended, { figures, logAddresses }: FollowOptions): void {
  followed.cost = request.price?.points ?? null;
  const ms = performance.now() - followed.startedMs;
  const outcome = outcomeOf(followed, reply.statusCode, !reply.raw.writableFinished);
  if (request.routeOptions.url === "/graphql") figures.requestEnded(followed, outcome, ms / 1000);
  const level = quiet.has(request.routeOptions.url) ? "debug" : "info";
  if (levelOf(request.log.level) > levelOf(level)) return;
  request.log[level]({ ...lineOf({ request, reply, followed }, outcome, ms), ...(logAddresses && { address: request.ip }) }, "request");
}

function levelOf(name: string): number {
  return levels.values[name] ?? Number.POSITIVE_INFINITY;
}

/** No value, document, address or credential, and of the address asked for only the route. */
function lineOf({ request, reply, followed }: Ended, outcome: Outcome, ms: number): object {
  const { operation, codes, cost, statements, statementMs } = followed;
  return {
    method: request.method,
    route: request.routeOptions.url ?? null,
    operation: operation?.name ?? null,
    type: operation?.type ?? null,
    status: reply.statusCode,
    outcome,
    codes: [...new Set(codes)],
    ms: Math.round(ms * 10) / 10,
    cost,
    statements,
    statementMs: Math.round(statementMs * 10) / 10,
    client: request.caller?.client ?? null,
  };
}
