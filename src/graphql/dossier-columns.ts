import type { GraphQLResolveInfo } from "graphql";
import type { DossierRow } from "../db/tables/index.ts";
import { selectedBelow } from "./selection.ts";
import type { DossierResolvers } from "./types.generated.ts";

type Field = Exclude<keyof DossierResolvers, "__isTypeOf">;
type Columns = readonly (keyof DossierRow)[];

/** The columns that each field of a dossier is made of; null: all of them. */
const columnsOf: Readonly<Record<Field, Columns | null>> = {
  id: ["enterpriseNumber", "reference"],
  reference: ["reference"],
  status: ["status"],
  pillar: ["pillar"],
  pillarFiled: ["pillarFiled"],
  theme: ["theme"],
  topic: ["topic"],
  regime: ["regime"],
  companyNumber: ["enterpriseNumber"],
  company: ["enterpriseNumber"],
  establishmentNumber: ["establishmentNumber"],
  establishment: ["establishmentNumber"],
  serviceProviderNumber: ["serviceProviderNumber"],
  serviceProvider: ["serviceProviderNumber"],
  submittedAt: ["submittedAt"],
  decidedAt: ["decidedAt"],
  startDate: ["startsOn"],
  eligibleCost: ["eligibleCostCents"],
  subsidy: ["subsidyCents"],
  rate: ["rate"],
  ownShareDueOn: ["ownShareDueOn"],
  paid: ["paidCents"],
  recovered: ["recoveredCents"],
  rules: ["rules"],
  snapshot: null,
  history: null,
};

/** The columns that the dossiers selected of a connection need: a row has 53, and a list rarely asks for more than a few. Null: all of them. */
export function dossierColumns(info: GraphQLResolveInfo): Columns | null {
  const fields = [...selectedBelow(info, [["nodes"], ["edges", "node"]])].filter((name) => name !== "__typename");
  const needed = fields.map((name) => (columnsOf as Readonly<Partial<Record<string, Columns | null>>>)[name] ?? null);
  return needed.includes(null) ? null : [...new Set(needed.flatMap((columns) => columns ?? []))].toSorted();
}
