import { coded, element, textElement } from "./xml.ts";

/**
 * The Tewerkstelling of GeefTewerkstelling for a valid enterprise number, always the same; null when there is none, which goes by its eighth
 * digit: 1. With a 6 the class is not known ("?"). Of every seventh the figure is of the year as a whole (Kwartaal 0).
 */
export function employmentXml(number: string): string | null {
  const seed = Number(number.slice(0, 8));
  if (seed % 10 === 1) return null;
  const quarter = seed % 7 === 0 ? 0 : 1 + (seed % 4);
  const [begin, end] = quarter === 0 ? ["01-01", "12-31"] : quarterDays[quarter - 1] ?? ["", ""];
  const period = textElement("Jaar", "2024") + textElement("Kwartaal", String(quarter)) + textElement("Begin", `2024-${begin}`) + textElement("Einde", `2024-${end}`);
  return element(
    "Tewerkstelling",
    [
      textElement("Ondernemingsnummer", number),
      coded("AuthentiekeBron", "RSZ"),
      textElement("RSZNummer", number),
      textElement("DatumAansluitingRSZ", "1999-10-01"),
      element("Periode", period),
      coded("Personeelsklasse", seed % 10 === 6 ? "?" : String(1 + (seed % 9))),
      textElement("AantalVestigingen", String(1 + (seed % 4))),
      element("Gemeente", textElement("NISCode", "24062") + textElement("PostCode", "3000")),
      element("Nace", textElement("Code", "62100") + textElement("Versie", "2025")),
    ].join(""),
  );
}

const quarterDays = [
  ["01-01", "03-31"],
  ["04-01", "06-30"],
  ["07-01", "09-30"],
  ["10-01", "12-31"],
] as const;
