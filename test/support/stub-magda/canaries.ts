import { element, textElement } from "./xml.ts";

const familyName = "Kanariepieters";
const givenName = "Zilverklokje";
const nationalNumber = "85073003328";
const phone = "+32499123456";
const email = "zilverklokje@kanariepieters.example";
const website = "https://kanariepieters.example";
const street = "Kanariedreef";
const streetCode = "K731";

/** What a natural person is called in an answer. */
export const personName = `${familyName}, ${givenName}`;

/** Texts about a person that does not exist. They stand in the answers of the stub and belong in no table, answer or log. */
export const canaries: readonly string[] = [familyName, givenName, nationalNumber, phone, email, website, street];

/** The Straat of an address. */
export const streetElement = element("Straat", textElement("Code", streetCode) + textElement("Naam", street));

/** The Descripties of an address, with the ways to reach somebody. */
export const descriptions = element(
  "Descripties",
  element(
    "Descriptie",
    element("Adres", element("Straat", textElement("Naam", street))) +
      element("Contact", textElement("Telefoonnummer", phone) + textElement("GSM", phone) + textElement("Email", email) + textElement("Website", website)) +
      textElement("Taalcode", "NL"),
  ),
);

/** The Functies of an enterprise. They come whether or not they are asked for. */
export function functions(enterpriseNumber: string): string {
  const person = textElement("INSZ", nationalNumber) + textElement("AchterNaam", familyName) + textElement("VoorNaam", givenName) + streetElement;
  const holder =
    textElement("FunctiehouderVan", enterpriseNumber) +
    element("AanduidingPersoonOnderneming", textElement("Code", "1")) +
    element("AardFunctie", textElement("Code", "10002")) +
    element("Persoon", person);
  return element("Functies", element("Functie", holder, { DatumBegin: "2012-03-01" }));
}
