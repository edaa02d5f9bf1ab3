import type { CompleteResolvers } from "../complete.ts";
import { connectionResolvers, edgeResolvers } from "../connection.ts";
import { scalars } from "../scalars.ts";
import { Activity } from "./activity.ts";
import { Catalog } from "./catalog.ts";
import { Code } from "./code.ts";
import { CompanyName } from "./company-name.ts";
import { CompanySnapshot } from "./company-snapshot.ts";
import { Company } from "./company.ts";
import { DimensionInfo } from "./dimension-info.ts";
import { BreakdownKey } from "./dossier-breakdown-key.ts";
import { DossierBreakdownRow } from "./dossier-breakdown-row.ts";
import { DossierBreakdown, KeyMember, Note, Period } from "./dossier-breakdown.ts";
import { Dossier } from "./dossier.ts";
import { Employment } from "./employment.ts";
import { Establishment } from "./establishment.ts";
import { MeasureInfo } from "./measure-info.ts";
import { catalog } from "./query/catalog.ts";
import { companies } from "./query/companies.ts";
import { company } from "./query/company.ts";
import { dossierBreakdown } from "./query/dossier-breakdown.ts";
import { dossier } from "./query/dossier.ts";
import { dossiers } from "./query/dossiers.ts";
import { establishment } from "./query/establishment.ts";
import { node, nodes } from "./query/node.ts";
import { searchCompanies } from "./query/search-companies.ts";

/** What answers the schema; the type demands every field that the row behind it does not hold itself. */
export const resolvers: CompleteResolvers = {
  ...scalars,
  Activity,
  BreakdownKey,
  Catalog,
  Code,
  Company,
  CompanyConnection: connectionResolvers,
  CompanyEdge: edgeResolvers,
  CompanyName,
  CompanySnapshot,
  DimensionInfo,
  Dossier,
  DossierBreakdown,
  DossierBreakdownRow,
  DossierConnection: connectionResolvers,
  DossierEdge: edgeResolvers,
  Employment,
  Establishment,
  EstablishmentConnection: connectionResolvers,
  EstablishmentEdge: edgeResolvers,
  KeyMember,
  MeasureInfo,
  Note,
  Period,
  Query: { catalog, companies, company, dossier, dossierBreakdown, dossiers, establishment, node, nodes, searchCompanies },
};
