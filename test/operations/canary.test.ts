import { beforeAll, expect, it } from "vitest";
import { createKey } from "../../src/access/key-store.ts";
import { smallWorld, startProcess, type Process } from "./process.ts";

const planted = "zqcanary";

const world = await smallWorld();
let service: Process;
let key: string;

beforeAll(async () => {
  key = (await createKey(world.database.sql, { name: "canaries", audience: "ADMIN", expiresAt: null }, new Date())).text;
  service = await startProcess({ DATABASE_URL: world.url, ACCESS: "required", LOG_LEVEL: "trace" });
  return service.end;
});

type Sent = { readonly status: number; readonly body: string };

async function send(path: string, init: RequestInit): Promise<Sent> {
  const answer = await fetch(`${service.origin}${path}`, init);
  return { status: answer.status, body: await answer.text() };
}

const post = (body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Sent> =>
  send("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json", authorization: `Bearer ${key}`, cookie: `session=${planted}-cookie`, "user-agent": `${planted}-agent`, referer: `https://${planted}.example/`, "x-forwarded-for": "203.0.113.77", "x-request-id": `${planted} with a space`, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

it("at the level trace no line of the log holds a key, a value, a document, a header or an address", async () => {
  const search = "query Search($text: String) { searchCompanies(text: $text) { nodes { number } } }";
  const { sql } = world.database;
  const statuses = [
    await post({ query: search, variables: { text: `${planted}-variable` } }),
    await post({ query: `query Literal { searchCompanies(text: "${planted}-literal") { nodes { number } } }` }),
    await post({ query: `query Wrong { ${planted}_field }` }),
    await post({ query: `{ dossiers(after: "${planted}-cursor") { nodes { reference } } }` }),
    await post({ query: search, variables: { text: [`${planted}-list`] } }),
    await post(`{"query": "${planted}-no-json`),
    await post({ query: "{ __typename }" }, { authorization: `Bearer kmo_${planted}_0000000000000000000000` }),
    await post({ query: "{ __typename }" }, { authorization: `Basic ${Buffer.from(`${planted}:${planted}`).toString("base64")}` }),
    await post({ query: "{ __typename }" }, { authorization: `Bearer eyJhbGciOiJub25lIn0.${Buffer.from(`{"sub":"${planted}"}`).toString("base64url")}.` }),
    await send(`/graphql?query=${encodeURIComponent(`{ searchCompanies(text: "${planted}-get") { nodes { number } } }`)}`, { headers: { authorization: `Bearer ${key}`, "apollo-require-preflight": "1" } }),
    await send(`/${planted}-path?${planted}=1`, {}),
    await send("/metrics", { headers: { "x-forwarded-for": planted } }),
  ];
  await sql`alter table register.company_name rename to company_name_away`;
  const bug = await post({ query: search, variables: { text: `${planted}-bug` } });
  await sql`alter table register.company_name_away rename to company_name`;
  expect(statuses.map(({ status }) => status)).toEqual([200, 200, 400, 200, 400, 400, 401, 401, 401, 200, 404, 404]);
  expect(bug.body).toContain("INTERNAL_SERVER_ERROR");
  await expect.poll(() => service.logged(30).filter(({ msg }) => msg === "request").length).toBeGreaterThanOrEqual(12);
  await expect.poll(() => service.logged(50)).toMatchObject([{ msg: "request failed" }]);
  const said = service.said();
  expect(said.toLowerCase()).not.toContain(planted);
  for (const secret of [key, key.split("_").at(-1) ?? key, Buffer.from(`${planted}:${planted}`).toString("base64"), "203.0.113.77", "searchCompanies(", "select "]) expect(said).not.toContain(secret);
});

it("the line of a request names the key by its id, and the request by its own id where that is fit", async () => {
  await post({ query: "query ByKey { __typename }" }, { "x-request-id": "fit-1" });
  await expect.poll(() => service.logged(30).find(({ reqId }) => reqId === "fit-1")).toMatchObject({ client: `key:${key.split("_")[1]}`, operation: "ByKey", cost: expect.any(Number) });
});
