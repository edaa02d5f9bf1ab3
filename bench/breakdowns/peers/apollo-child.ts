import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { connect, type Target } from "../../../src/db/connect.ts";
import { dossierRows } from "../entities.ts";

// Apollo Server as its documentation starts it, with the same fields as ours: apollo-child.ts TARGET; the codes are given by the starting process.
type Code = Readonly<Record<"code" | "nl" | "fr" | "de" | "en", string>>;

const [target = "{}"] = process.argv.slice(2);
const sql = connect(JSON.parse(target) as Target, { max: 10 });
let codes: readonly Code[] = [];

process.on("message", (message: { readonly rows: readonly Code[] }) => {
  codes = message.rows;
  process.send?.({});
});

const typeDefs = `
  type Query { catalog: Catalog! dossiers(first: Int!): DossierConnection! }
  type Catalog { dimensions(only: [Dimension!]): [DimensionInfo!]! }
  type DimensionInfo { codes(first: Int!): [Code!]! }
  type Code { code: String! label(language: Language!): String! level: Int validFrom: String validTo: String }
  type DossierConnection { nodes: [Dossier!]! }
  type Dossier { reference: ID! status: String! companyNumber: String! serviceProviderNumber: String submittedAt: String! decidedAt: String eligibleCost: String! subsidy: String! }
  enum Language { NL FR DE EN }
  enum Dimension { MUNICIPALITY }`;

const resolvers = {
  Query: { catalog: () => ({ dimensions: [{}] }), dossiers: async () => ({ nodes: await sql.unsafe(dossierRows, [], { prepare: true }) }) },
  DimensionInfo: { codes: (_: unknown, { first }: { readonly first: number }) => codes.slice(0, first) },
  Code: { label: (code: Code, { language }: { readonly language: "NL" | "FR" | "DE" | "EN" }) => code[language.toLowerCase() as "nl" | "fr" | "de" | "en"] },
};

const { url } = await startStandaloneServer(new ApolloServer({ typeDefs, resolvers }), { listen: { host: "127.0.0.1", port: 0 } });
process.send?.({ port: Number(new URL(url).port) });
process.once("disconnect", () => process.exit(0));
