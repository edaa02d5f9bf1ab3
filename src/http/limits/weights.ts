/** What a field costs of its own: `points` each time, `perObject` for each object that its list may hold. */
export type Weight = { readonly points?: number; readonly perObject?: number };

/**
 * Fields that cost something of their own, by type and name; all other fields cost the values that they put into the answer, and no more.
 * Every root field is here. Breakdowns cost their cells too.
 */
export const weights: Readonly<Record<string, Weight>> = {
  "Query.catalog": { points: 1 },
  "Query.companies": { perObject: 1 },
  "Query.company": { points: 1 },
  "Query.companyBreakdown": { points: 10 },
  "Query.dossier": { points: 1 },
  "Query.dossierBreakdown": { points: 10 },
  "Query.dossierEvents": { perObject: 1 },
  "Query.dossiers": { perObject: 1 },
  "Query.eligibility": { points: 5 },
  "Query.establishment": { points: 1 },
  "Query.node": { points: 1 },
  "Query.nodes": { perObject: 1 },
  "Query.publishedFigures": { points: 1 },
  "Query.reportEngine": { points: 1 },
  "Query.searchCompanies": { points: 10, perObject: 1 },
  "Query.serviceProvider": { points: 1 },
  "Query.__schema": { points: 1 },
  "Query.__type": { points: 1 },
  "Query.__typename": { points: 1 },
  "Mutation.approveDossier": { points: 10 },
  "Mutation.closeDossier": { points: 10 },
  "Mutation.recordOwnShare": { points: 10 },
  "Mutation.recordPayment": { points: 10 },
  "Mutation.recoverSubsidy": { points: 10 },
  "Mutation.refuseDossier": { points: 10 },
  "Mutation.submitDossier": { points: 10 },
  "Mutation.withdrawDossier": { points: 10 },
  "Mutation.__typename": { points: 1 },
  "Catalog.labelFallbacks": { points: 5 },
  "Company.activities": { perObject: 0.05 },
  "Company.allowance": { points: 2 },
  "Company.dossiers": { perObject: 1 },
  "Company.establishments": { perObject: 1 },
  "CompanyConnection.totalCount": { points: 10 },
  "DimensionInfo.codes": { perObject: 0.01 },
  "Dossier.company": { points: 1 },
  "Dossier.establishment": { points: 1 },
  "Dossier.history": { points: 1 },
  "Dossier.serviceProvider": { points: 1 },
  "DossierConnection.totalCount": { points: 5 },
  "DossierFeedEvent.dossier": { points: 1 },
  "Establishment.activities": { points: 1 },
  "Establishment.company": { points: 1 },
  "EstablishmentConnection.totalCount": { points: 1 },
  "ServiceProvider.company": { points: 1 },
};

/** Objects that a list is taken to hold which has no `first` and no list of numbers or identifiers. */
export const otherListSize = 10;

/** The same for lists that are known to be longer or shorter. */
export const listSizes: Readonly<Record<string, number>> = {
  "Catalog.dimensions": 24,
  "Catalog.notHeld": 4,
  "Catalog.reasons": 16,
  "Code.successors": 3,
  "Company.names": 3,
  "DossierBreakdownRow.drill": 5,
  "CompanyBreakdownRow.drill": 5,
  "BreakdownKey.members": 6,
  "FlatTable.columns": 20,
  "Limits.others": 40,
  "__Schema.types": 150,
  "__Schema.directives": 8,
  "__Type.fields": 5,
  "__Type.inputFields": 2,
  "__Type.interfaces": 1,
  "__Type.possibleTypes": 1,
  "__Type.enumValues": 2,
  "__Field.args": 1,
  "__Directive.args": 1,
};

/** Fields that hold the objects of the page that the list above them asks for with `first` or `last`. */
export const pageFields: ReadonlySet<string> = new Set(["CompanyConnection.nodes", "CompanyConnection.edges", "DossierConnection.nodes", "DossierConnection.edges", "EstablishmentConnection.nodes", "EstablishmentConnection.edges", "DossierEventPage.nodes", "DossierBreakdown.rows", "CompanyBreakdown.rows", "FlatTable.rows"]);

/** Fields that hold the totals of the breakdown above them. */
export const totalsFields: ReadonlySet<string> = new Set(["DossierBreakdown.totals", "CompanyBreakdown.totals"]);

/** Root fields whose cells are counted, with what they break down. */
export const breakdownFields: Readonly<Record<string, "DOSSIERS" | "COMPANIES">> = { "Query.dossierBreakdown": "DOSSIERS", "Query.companyBreakdown": "COMPANIES" };

/** A point for so many cells of a breakdown, and for so many values in an answer, be it a number, a text or an object. */
export const cellsPerPoint = 1000;
export const valuesPerPoint = 100;

/** The part that values of the introspection count for: they are read from memory, and are the same for all. */
export const introspectionShare = 0.1;

/** Totals that the values of a breakdown are reckoned for at most. */
export const mostTotals = 10_000;
