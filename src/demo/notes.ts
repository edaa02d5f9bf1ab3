import type { LoadBreak, LoadNote } from "../db/tables/load.ts";

const synthetic: LoadNote = {
  NL: "Gegenereerde gegevens: geen enkele onderneming of dossier bestaat echt. De aantallen van april tot december 2015 en 2016 volgen de gepubliceerde cijfers.",
  FR: "Données générées : aucune entreprise et aucun dossier n’existe. Les nombres d’avril à décembre 2015 et 2016 suivent les chiffres publiés.",
  DE: "Erzeugte Daten: Kein Unternehmen und kein Dossier ist echt. Die Anzahlen von April bis Dezember 2015 und 2016 folgen den veröffentlichten Zahlen.",
  EN: "Generated data: no company and no dossier is real. The numbers of April to December 2015 and 2016 follow the published figures.",
};

const oneInTen: LoadNote = {
  NL: "Vanaf 2017 bevatten de gegenereerde gegevens één dossier op de tien; 2015 en 2016 zijn volledig.",
  FR: "À partir de 2017, les données générées contiennent un dossier sur dix ; 2015 et 2016 sont complètes.",
  DE: "Ab 2017 enthalten die erzeugten Daten eines von zehn Dossiers; 2015 und 2016 sind vollständig.",
  EN: "From 2017 the generated data hold one dossier in ten; 2015 and 2016 are complete.",
};

/** A change of the source in the middle of the series. */
export const demoBreaks: readonly LoadBreak[] = [{ on: "2017-01-01", note: oneInTen }];

/** What every answer out of generated data has to say; one more note when other numbers than the default ones were asked for. */
export function demoNotes(size: { readonly dossiers: number; readonly companies: number; readonly isDefault: boolean }): readonly LoadNote[] {
  if (size.isDefault) return [synthetic, oneInTen];
  const { dossiers, companies } = size;
  const scaled: LoadNote = {
    NL: `De cijfers zijn geschaald: gegenereerd voor ${dossiers} dossiers en ${companies} ondernemingen, dus zonder de gepubliceerde aantallen.`,
    FR: `Les chiffres sont mis à l’échelle : générés pour ${dossiers} dossiers et ${companies} entreprises, donc sans les nombres publiés.`,
    DE: `Die Zahlen sind skaliert: erzeugt für ${dossiers} Dossiers und ${companies} Unternehmen, also ohne die veröffentlichten Anzahlen.`,
    EN: `Figures are scaled: generated for ${dossiers} dossiers and ${companies} companies, so without the published numbers.`,
  };
  return [synthetic, scaled];
}
