import { labelOf, type Labels, type Language } from "../domain/labels.ts";
import type { RequestLimits } from "../domain/request-limits.ts";
import { breakdownLimits } from "../reporting/limits.ts";
import { limits } from "./limits.ts";

/** What stands behind `Catalog`: the language of its texts. */
export type CatalogSource = { readonly language: Language };

const licence: Labels = {
  NL: "Ondernemingsgegevens: KBO Open Data van de FOD Economie, onder haar licentie; persoonsgegevens worden niet bewaard en mogen niet voor direct marketing worden gebruikt (koninklijk besluit van 18 juli 2008). Dossiers: kmo-portefeuille. Gegevens met synthetic: true zijn verzonnen en zeggen niets over bestaande ondernemingen.",
  FR: "Données d’entreprises: BCE Open Data du SPF Économie, sous sa licence; les données à caractère personnel ne sont pas conservées et ne peuvent servir au marketing direct (arrêté royal du 18 juillet 2008). Dossiers: kmo-portefeuille. Les données avec synthetic: true sont fictives et ne disent rien d’entreprises existantes.",
  DE: "Unternehmensdaten: ZDU Open Data des FÖD Wirtschaft, unter dessen Lizenz; personenbezogene Daten werden nicht gespeichert und dürfen nicht für Direktwerbung verwendet werden (Königlicher Erlass vom 18. Juli 2008). Akten: kmo-portefeuille. Daten mit synthetic: true sind erfunden und sagen nichts über bestehende Unternehmen.",
  EN: "Company data: CBE Open Data of the FPS Economy, under its licence; personal data are not kept and may not be used for direct marketing (Royal Decree of 18 July 2008). Dossiers: kmo-portefeuille. Data with synthetic: true are made up and say nothing about existing companies.",
};

/** The terms of re-use in a language. */
export function licenceText(language: Language): string {
  return labelOf(licence, language, "");
}

/** A bound by its name, with what is counted. */
type OtherLimit = { readonly name: string; readonly value: number; readonly unit: string };

/** Bounds other than those with a field of their own. */
export function otherLimits(requests: RequestLimits): readonly OtherLimit[] {
  return [...ofArguments, ...ofRequests(requests)];
}

const ofArguments: readonly OtherLimit[] = [
  { name: "maxActivities", value: limits.activities, unit: "activities listed of one company or establishment unit" },
  { name: "maxFeedEvents", value: limits.feedEvents, unit: "events on a page of `dossierEvents`" },
  { name: "maxFilterCodes", value: limits.filterCodes, unit: "codes in one part of a CodeFilter" },
  { name: "maxTableRows", value: breakdownLimits.maxTableRows, unit: "rows on a page of a breakdown of which `table` is selected and `rows` is not" },
  { name: "maxConditions", value: breakdownLimits.maxConditions, unit: "conditions in `having`" },
  { name: "maxOrders", value: breakdownLimits.maxOrders, unit: "parts of the `orderBy` of a breakdown" },
  { name: "maxSearchText", value: limits.searchText, unit: "characters of a search text" },
  { name: "maxSearchWords", value: limits.searchWords, unit: "words of a search text" },
];

function ofRequests(limits: RequestLimits): readonly OtherLimit[] {
  return [
    { name: "maxBodyBytes", value: limits.bodyBytes, unit: "bytes of a body" },
    { name: "maxNesting", value: limits.nesting, unit: "brackets within one another, in a body and in a document" },
    { name: "maxDocumentCharacters", value: limits.documentChars, unit: "characters of a document" },
    { name: "maxTokens", value: limits.tokens, unit: "words and signs (tokens) of a document" },
    { name: "maxFragments", value: limits.fragments, unit: "fragments that a document defines" },
    { name: "maxDepth", value: limits.depth, unit: "fields within one another, introspection apart" },
    { name: "maxIntrospectionDepth", value: limits.introspectionDepth, unit: "fields within one another under `__schema` and `__type`, these included" },
    { name: "maxIntrospectionLists", value: limits.introspectionLists, unit: "lists within one another under `__schema` and `__type`" },
    { name: "maxRootFields", value: limits.rootFields, unit: "fields at the root of an operation, fragments expanded" },
    { name: "maxMutations", value: limits.mutations, unit: "fields at the root of a mutation, fragments expanded" },
    { name: "maxAliases", value: limits.aliases, unit: "aliases of an operation, fragments expanded" },
    { name: "maxDirectives", value: limits.directives, unit: "directives that an operation uses, fragments expanded" },
    { name: "maxVariables", value: limits.variables, unit: "variables of an operation" },
    { name: "maxTextCharacters", value: limits.textChars, unit: "characters of one text in variables or document" },
    { name: "maxCost", value: limits.cost, unit: "points of one request" },
    { name: "maxPointsPerMinutePublic", value: limits.pointsPerMinute.PUBLIC, unit: "points in a minute of one address without a credential" },
    { name: "maxPointsPerMinuteInternal", value: limits.pointsPerMinute.INTERNAL, unit: "points in a minute of one client of the audience INTERNAL" },
    { name: "maxPointsPerMinuteHandler", value: limits.pointsPerMinute.HANDLER, unit: "points in a minute of one client of the audience HANDLER" },
    { name: "maxPointsPerMinuteAdmin", value: limits.pointsPerMinute.ADMIN, unit: "points in a minute of one client of the audience ADMIN" },
    { name: "maxAtOnce", value: limits.atOnce, unit: "requests of one client at the same time" },
    { name: "maxAtOnceOfAll", value: limits.atOnceAll, unit: "requests of all clients at the same time" },
  ];
}
