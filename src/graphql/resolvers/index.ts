import type { CompleteResolvers } from "../complete.ts";
import { connectionResolvers, edgeResolvers } from "../connection.ts";
import { scalars } from "../scalars.ts";
import { Activity } from "./activity.ts";
import { Allowance } from "./allowance.ts";
import { BreakdownKey } from "./breakdown-key.ts";
import { BreakdownPlan } from "./breakdown-plan.ts";
import { CompanyBreakdownRow, DossierBreakdownRow } from "./breakdown-rows.ts";
import { CompanyBreakdown, DossierBreakdown, Unmapped, UnmappedCompanies } from "./breakdowns.ts";
import { Catalog } from "./catalog.ts";
import { cell, RatioCell } from "./cells.ts";
import { Code } from "./code.ts";
import { CompanyName } from "./company-name.ts";
import { CompanySnapshot } from "./company-snapshot.ts";
import { Company } from "./company.ts";
import { DimensionInfo } from "./dimension-info.ts";
import { DossierEvent } from "./dossier-event.ts";
import { DossierFeedEvent } from "./dossier-feed-event.ts";
import { Dossier } from "./dossier.ts";
import { Eligibility } from "./eligibility.ts";
import { Employment } from "./employment.ts";
import { Establishment } from "./establishment.ts";
import { FlatColumn, FlatTable } from "./flat-table.ts";
import { KeyMember } from "./key-member.ts";
import { MeasureInfo } from "./measure-info.ts";
import { Mutation } from "./mutation.ts";
import { Note, Period } from "./period.ts";
import { catalog } from "./query/catalog.ts";
import { companies } from "./query/companies.ts";
import { companyBreakdown } from "./query/company-breakdown.ts";
import { company } from "./query/company.ts";
import { dossierBreakdown } from "./query/dossier-breakdown.ts";
import { dossierEvents } from "./query/dossier-events.ts";
import { dossier } from "./query/dossier.ts";
import { dossiers } from "./query/dossiers.ts";
import { eligibility } from "./query/eligibility.ts";
import { establishment } from "./query/establishment.ts";
import { node, nodes } from "./query/node.ts";
import { reportEngine } from "./query/report-engine.ts";
import { publishedFigures } from "./query/published-figures.ts";
import { searchCompanies } from "./query/search-companies.ts";
import { serviceProvider } from "./query/service-provider.ts";
import { PublishedFigure } from "./published-figure.ts";
import { Reason } from "./reason.ts";
import { RuleOutcome } from "./rule-outcome.ts";
import { ServiceProvider } from "./service-provider.ts";

/** What answers the schema; the type demands every field that the row behind it does not hold itself. */
export const resolvers: CompleteResolvers = {
  ...scalars,
  Activity,
  Allowance,
  BreakdownKey,
  BreakdownPlan,
  Catalog,
  Code,
  Company,
  CompanyBreakdown,
  CompanyBreakdownRow,
  CompanyConnection: connectionResolvers,
  CompanyEdge: edgeResolvers,
  CompanyName,
  CompanySnapshot,
  CountCell: cell,
  DimensionInfo,
  Dossier,
  DossierBreakdown,
  DossierBreakdownRow,
  DossierConnection: connectionResolvers,
  DossierEdge: edgeResolvers,
  DossierEvent,
  DossierFeedEvent,
  Eligibility,
  Employment,
  Establishment,
  EstablishmentConnection: connectionResolvers,
  EstablishmentEdge: edgeResolvers,
  FlatColumn,
  FlatTable,
  KeyMember,
  MeasureInfo,
  MoneyCell: cell,
  Mutation,
  Note,
  Period,
  PublishedFigure,
  Query: { catalog, companies, company, companyBreakdown, dossier, dossierBreakdown, dossierEvents, dossiers, eligibility, establishment, node, nodes, publishedFigures, reportEngine, searchCompanies, serviceProvider },
  RatioCell,
  Reason,
  RuleOutcome,
  ServiceProvider,
  Unmapped,
  UnmappedCompanies,
};
