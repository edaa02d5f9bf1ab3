import { naceRows } from "../../src/data/nace-bel.ts";
import { placeRows } from "../../src/data/places.ts";
import { postalCodeRows } from "../../src/data/postal-codes.ts";
import { legalFormRows } from "../../src/data/code-lists.ts";
import { once } from "../../src/data/read.ts";

/** A postal code with the municipality's names, as an address row writes them. */
export type PostalPlace = { readonly postalCode: string; readonly nl: string; readonly fr: string };

/** Every Belgian postal code once per municipality it serves. */
export const postalPlaces: () => readonly PostalPlace[] = once(() => {
  const labels = new Map(placeRows().map((row) => [row.code, row.labels]));
  return postalCodeRows().map((row) => {
    const nl = labels.get(row.municipality)?.NL ?? row.localities[0] ?? "";
    return { postalCode: row.postalCode, nl, fr: labels.get(row.municipality)?.FR ?? nl };
  });
});

/** Five-digit codes per NACE version; those of 2008 stand for 2003 too, which the project's own lists lack. */
export const naceCodes: () => { readonly "2003": readonly string[]; readonly "2008": readonly string[]; readonly "2025": readonly string[] } = once(() => {
  const of = (version: string): readonly string[] => naceRows().flatMap((row) => (row.version === version && row.code.length === 5 ? [row.code] : []));
  return { "2003": of("2008"), "2008": of("2008"), "2025": of("2025") };
});

type CodeRow = readonly [category: string, code: string, nl: string, fr: string];

const SHORT_LISTS: readonly CodeRow[] = [
  ["ActivityGroup", "001", "BTW-activiteiten", "Activités TVA"],
  ["ActivityGroup", "002", "EDRL-activiteiten", "Activités EDRL"],
  ["ActivityGroup", "003", "Activiteiten", "Activités"],
  ["ActivityGroup", "004", "Activiteiten federaal openbaar ambt", "Activités de la fonction publique fédérale"],
  ["ActivityGroup", "005", "RSZPPO-activiteiten", "Activités ONSSAPL"],
  ["ActivityGroup", "006", "RSZ-activiteiten", "Activités ONSS"],
  ["ActivityGroup", "007", "Activiteiten gesubsidieerd onderwijs", "Activités de l'enseignement subventionné"],
  ["Classification", "ANCI", "Hulpactiviteit", "Activité auxiliaire"],
  ["Classification", "MAIN", "Hoofdactiviteit", "Activité principale"],
  ["Classification", "SECO", "Nevenactiviteit", "Activité secondaire"],
  ["ContactType", "EMAIL", "E-mailadres", "Adresse e-mail"],
  ["ContactType", "TEL", "Telefoonnummer", "Numéro de téléphone"],
  ["ContactType", "WEB", "Webadres", "Adresse web"],
  ["EntityContact", "BRA", "Bijkantoor", "Succursale"],
  ["EntityContact", "ENT", "Onderneming", "Entreprise"],
  ["EntityContact", "EST", "Vestigingseenheid", "Unité d'établissement"],
  ["JuridicalSituation", "000", "Normale toestand", "Situation normale"],
  ["JuridicalSituation", "001", "Juridische oprichting", "Création juridique"],
  ["JuridicalSituation", "002", "Verlenging", "Prorogation"],
  ["JuridicalSituation", "012", "Vervroegde ontbinding - vereffening", "Dissolution anticipée - liquidation"],
  ["Language", "0", "Onbekend", "inconnu"],
  ["Language", "1", "Frans", "français"],
  ["Language", "2", "Nederlands", "néerlandais"],
  ["Language", "3", "Duits", "allemand"],
  ["Language", "4", "Engels", "anglais"],
  ["Status", "AC", "Actief", "Actif"],
  ["TypeOfAddress", "ABBR", "Bijkantoor", "Succursale"],
  ["TypeOfAddress", "BAET", "Vestigingseenheid", "Unité d'établissement"],
  ["TypeOfAddress", "OBAD", "Oudste actieve vestigingseenheid", "Première unité d'établissement active"],
  ["TypeOfAddress", "REGO", "Zetel", "Siège"],
  ["TypeOfDenomination", "001", "Naam", "Dénomination"],
  ["TypeOfDenomination", "002", "Afkorting", "Abréviation"],
  ["TypeOfDenomination", "003", "Commerciële naam", "Dénomination commerciale"],
  ["TypeOfDenomination", "004", "Naam van het bijkantoor", "Dénomination de la succursale"],
  ["TypeOfEnterprise", "0", "Onbekend", "Inconnu"],
  ["TypeOfEnterprise", "1", "Natuurlijk persoon", "Personne physique"],
  ["TypeOfEnterprise", "2", "Rechtspersoon", "Personne morale"],
];

/** Rows of code.csv without the header, in Dutch and French. */
export function codeLines(): string {
  const labels = new Map(naceRows().map((row) => [`${row.version} ${row.code}`, row.labels]));
  const nace = (["2003", "2008", "2025"] as const).flatMap((version) =>
    naceCodes()[version].map((code): CodeRow => {
      const label = labels.get(`${version === "2003" ? "2008" : version} ${code}`);
      return [`Nace${version}`, code, label?.NL ?? code, label?.FR ?? code];
    }),
  );
  const forms = legalFormRows().map((row): CodeRow => ["JuridicalForm", row.code, row.labels.NL ?? row.code, row.labels.FR ?? row.code]);
  return [...SHORT_LISTS, ...forms, ...nace].map(codeLine).join("");
}

function codeLine([category, code, nl, fr]: CodeRow): string {
  return `"${category}","${code}","FR","${escaped(fr)}"\n"${category}","${code}","NL","${escaped(nl)}"\n`;
}

function escaped(text: string): string {
  return text.replaceAll('"', '""');
}
