import { buildSchema, findBreakingChanges } from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { audiences, isAudience } from "../../src/domain/audience.ts";
import { DomainError } from "../../src/domain/errors.ts";
import { schemaFor } from "../../src/graphql/schema.ts";
import { freshDatabase } from "../support/database.ts";
import { startServer } from "../support/server.ts";

let origin = "";
beforeAll(async () => {
  const { target } = await freshDatabase();
  ({ origin } = await startServer(target, {
    engine: "postgres",
    identifier: {
      wwwAuthenticate: "Bearer",
      identify: async ({ authorization, audience = "PUBLIC" }) => {
        if (authorization !== undefined || !isAudience(audience)) throw new DomainError("UNAUTHENTICATED", "no");
        return { audience, client: "a", kind: "KEY" };
      },
    },
  }));
});

const get = (headers: Record<string, string> = {}) => fetch(`${origin}/schema.graphql`, { headers });

describe("/schema.graphql", () => {
  it.each(audiences)("is the schema of %s, no more and no less, in a form that tools read", async (audience) => {
    const response = await get({ "x-kmo-audience": audience });
    expect([response.status, response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([200, "application/graphql; charset=utf-8", "private, no-cache"]);
    const read = buildSchema(await response.text());
    expect([findBreakingChanges(read, schemaFor(audience)), findBreakingChanges(schemaFor(audience), read)]).toEqual([[], []]);
    expect(read.getQueryType()?.getFields()["dossiers"] === undefined).toBe(audience === "PUBLIC");
    expect(read.getType("Catalog")?.description).toBe("What this service holds and how it may be used.");
  });

  it("is not sent again to who has it, and anew to who is somebody else", async () => {
    const etag = (await get()).headers.get("etag") ?? "";
    expect([(await get({ "if-none-match": etag })).status, (await get({ "if-none-match": etag, "x-kmo-audience": "ADMIN" })).status]).toEqual([304, 200]);
  });

  it("is not for bad credentials", async () => {
    const response = await get({ authorization: "Bearer x" });
    expect([response.status, response.headers.get("www-authenticate"), await response.json()]).toEqual([401, "Bearer", { errors: [{ message: "no", extensions: { code: "UNAUTHENTICATED" } }] }]);
  });
});
