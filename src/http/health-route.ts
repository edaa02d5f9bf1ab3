import type { FastifyInstance } from "fastify";
import type { Readiness } from "../operations/readiness.ts";

/** GET /health: the process answers. GET /ready: whether requests should be sent here, and if not, why. */
export function healthRoutes(app: FastifyInstance, ready: () => Promise<Readiness>): void {
  app.get("/health", (_request, reply) => reply.header("cache-control", "no-store").send({ status: "ok" }));
  app.get("/ready", async (_request, reply) => {
    const readiness = await ready();
    return reply.code(readiness.status === "not ready" ? 503 : 200).header("cache-control", "no-store").send(readiness);
  });
}
