import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { benchPackage } from "../packages.ts";

// PostGraphile with its aggregates and filters over the schemas named: postgraphile-child.ts TARGET SCHEMAS
type Grafserv = { readonly addTo: (server: unknown) => Promise<void> };
type Modules = {
  readonly core: { readonly postgraphile: (preset: object) => { readonly createServ: (grafserv: unknown) => Grafserv } };
  readonly amber: { readonly PostGraphileAmberPreset: object };
  readonly pg: { readonly makePgService: (options: object) => object };
  readonly node: { readonly grafserv: unknown };
  readonly aggregates: { readonly PgAggregatesPreset: object };
  readonly filter: { readonly PostGraphileConnectionFilterPreset: object };
  readonly utils: { readonly pgSmartTags: (rules: readonly object[]) => object };
};

const [target = "{}", schemas = ""] = process.argv.slice(2);
process.env["GRAPHILE_ENV"] = "production";
const { host, database, user } = JSON.parse(target) as { host: string; database: string; user: string };

const load = <Name extends keyof Modules>(name: string): Promise<Modules[Name]> => benchPackage<Modules[Name]>(name);
const { postgraphile } = await load<"core">("postgraphile");
const { PostGraphileAmberPreset } = await load<"amber">("postgraphile/presets/amber");
const { makePgService } = await load<"pg">("postgraphile/adaptors/pg");
const { grafserv } = await load<"node">("postgraphile/grafserv/node");
const { PgAggregatesPreset } = await load<"aggregates">("@graphile/pg-aggregates");
const { PostGraphileConnectionFilterPreset } = await load<"filter">("postgraphile-plugin-connection-filter");
const { pgSmartTags } = await load<"utils">("postgraphile/utils");

/** The tables that hold a company's number have no foreign key, since the register is swapped whole. */
const ofCompany = (name: string): object => ({ kind: "class", match: name, tags: { foreignKey: "(enterprise_number) references register.company (number)" } });

const service = postgraphile({
  extends: [PostGraphileAmberPreset, PgAggregatesPreset, PostGraphileConnectionFilterPreset],
  plugins: schemas.includes("register") ? [pgSmartTags([ofCompany("register.establishment"), ofCompany("public.dossier")])] : [],
  disablePlugins: ["PgIndexBehaviorsPlugin"],
  pgServices: [makePgService({ connectionString: `socket://${user}@${host}?db=${database}`, schemas: schemas.split(","), poolConfig: { max: 10 } })],
  grafast: { explain: false },
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false },
}).createServ(grafserv);

const server = createServer();
server.on("error", () => {});
await service.addTo(server);
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.once("disconnect", () => process.exit(0));
