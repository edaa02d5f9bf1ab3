import { generateRegister, shapeOf } from "../../bench/register/generate.ts";
import { branchNumberAt, enterpriseNumberAt, establishmentNumberAt } from "../../bench/register/numbers.ts";

/** What was put into the register on purpose and may be found nowhere afterwards, in lower case. */
export const needles = ["canary@planted.example", "0470998877", "470 99 88 77", "85.07.30-033.28", "85073003328", "plantedova", "canarina", "kanariegeheim", "geheimkapsalon", "planted-canary.example"];

/** Name of a legal person: it must be found, or the search finds nothing at all. */
export const control = "Controle Kanarievogels";

/** Enterprise numbers, as printed: of a natural person with one unit, and of a legal person. */
export const person = enterpriseNumberAt(1000);
export const unit = establishmentNumberAt(1000);
export const legalPerson = enterpriseNumberAt(1001);
const branch = branchNumberAt(1000);
const absent = enterpriseNumberAt(3000);

const address = (number: string, type: string, postalCode = "3500", municipality = "Hasselt"): string =>
  `"${number}","${type}",,,"${postalCode}","${municipality}","${municipality}","Kanariegeheimstraat","Rue Kanariegeheim","7","Plantedova","85.07.30-033.28",\n`;
const contacts = (number: string, entity: string): string =>
  `"${number}","${entity}","EMAIL","canary@planted.example"\n"${number}","${entity}","TEL","+32 470 99 88 77"\n"${number}","${entity}","TEL","0470998877"\n"${number}","${entity}","WEB","www.planted-canary.example"\n"${number}","${entity}","FAX","0470998877"\n`;

/** Writes a small register in which personal data stand wherever the format has room for them, in rows without an entity too. */
export async function writePlantedRegister(file: string): Promise<void> {
  await generateRegister({
    ...shapeOf({ enterprises: 50 }),
    file,
    extra: {
      "enterprise.csv": `"${person}","AC","000","1",,,01-03-2011\n"${legalPerson}","AC","000","2","610",,01-03-2012\n`,
      "establishment.csv": `"${unit}",01-03-2011,"${person}"\n`,
      "denomination.csv":
        `"${person}","2","001","Plantedova, Canarina"\n"${person}","2","002","Plantedova"\n"${person}","1","003","Geheimkapsalon Canarina"\n` +
        `"${unit}","2","003","Plantedova, Canarina"\n"${branch}","2","004","Canarina Plantedova"\n"${absent}","2","001","Canarina Plantedova"\n"${legalPerson}","2","001","${control}"\n`,
      "address.csv": `${address(person, "REGO", "9000", "Gent")}${address(person, "OBAD")}${address(unit, "BAET")}${address(branch, "ABBR")}${address(absent, "REGO")}${address(legalPerson, "REGO")}`,
      "contact.csv": `${contacts(person, "ENT")}${contacts(unit, "EST")}${contacts(branch, "BRA")}${contacts(absent, "ENT")}${contacts(legalPerson, "ENT")}`,
      "branch.csv": `"${branch}",01-03-2011,"${legalPerson}"\n`,
      "activity.csv": `"${person}","001","2025","96210","MAIN"\n"${unit}","001","2025","96210","MAIN"\n`,
    },
  });
}

/** Registers whose import must fail, each with planted personal data in or next to the fault. */
export const faulty: readonly { readonly fault: string; readonly extra: NonNullable<Parameters<typeof generateRegister>[0]["extra"]> }[] = [
  { fault: "an e-mail address in the column of a code", extra: { "contact.csv": `"${person}","canary@planted.example","EMAIL","ENT"\n` } },
  { fault: "a column too many after a phone number", extra: { "contact.csv": `"${person}","ENT","TEL","0470998877","0470998877"\n` } },
  { fault: "a name in the column of a language", extra: { "denomination.csv": `"${person}","Plantedova, Canarina","001","x"\n` } },
  { fault: "text after the closing quote of a name", extra: { "denomination.csv": `"${person}","2","001","Plantedova" Canarina\n` } },
  { fault: "a street in the column of the striking off", extra: { "address.csv": `"${unit}","BAET",,,"3500","Hasselt","Hasselt","","","","","",Kanariegeheimstraat\n` } },
  { fault: "a national number as the number of an entity", extra: { "address.csv": `"85.07.30-033.28","BAET",,,"3500","Hasselt","Hasselt","","","","","",\n` } },
];
