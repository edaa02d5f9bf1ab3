import { naceCodes, postalPlaces } from "./lists.ts";
import { branchNumberAt, enterpriseNumberAt, establishmentNumberAt } from "./numbers.ts";
import { below, chance, mix, skewed } from "./random.ts";
import { isNaturalPerson, ownerOf, type Shape } from "./shape.ts";

const FORMS = ["610", "610", "610", "610", "014", "014", "017", "015", "011", "706"];
const SYLLABLES = "ba be bo bra da de dé do dra fa fé fi flo ga go gri ha he ho ka ke kla ko kri la le li lo lu ma me mi mo mu na ne no pa pe pi pla po ra re ré ri ro sa se sta sto ta te ti tra va ve vi vlo wa".split(" ");
const TRADES = ["Bouw", "Consult", "Services", "Trading", "Techniek", "Logistics", "Zorg", "Ingénierie", "Advies", "Horeca", "Media", "Garage"];
const FIRST_NAMES = ["An", "Bart", "Chloé", "Dirk", "Els", "Filip", "Greet", "Hugo", "Ilse", "Jan", "Katrien", "Luc"];

/** Row of enterprise.csv. */
export function enterpriseRow({ seed }: Shape, i: number): string {
  const random = mix(seed, i, 1);
  const number = enterpriseNumberAt(i);
  if (isNaturalPerson(i)) return `"${number}","AC","000","1",,,${date(random)}\n`;
  const form = FORMS[below(FORMS.length, mix(seed, i, 2))] ?? "";
  const situation = chance(2, mix(seed, i, 3)) ? "012" : "000";
  return `"${number}","AC","${situation}","2","${form}",${form === "015" ? '"610"' : ""},${date(random)}\n`;
}

/** Row of establishment.csv. */
export function establishmentRow(shape: Shape, j: number): string {
  return `"${establishmentNumberAt(j)}",${date(mix(shape.seed, j, 4))},"${enterpriseNumberAt(ownerOf(shape, j))}"\n`;
}

/** Rows of denomination.csv of an enterprise: its name; for some legal persons also an abbreviation, a commercial or a French name. */
export function enterpriseNames({ seed }: Shape, i: number): string {
  const number = enterpriseNumberAt(i);
  const random = mix(seed, i, 5);
  const name = word(random);
  if (isNaturalPerson(i)) return `"${number}","2","001","${name}, ${FIRST_NAMES[random % FIRST_NAMES.length]}"\n`;
  const language = random % 5 === 0 ? "1" : "2";
  let rows = `"${number}","${language}","001","${name} ${TRADES[random % TRADES.length]}"\n`;
  const more = mix(seed, i, 6) % 100;
  if (more < 10) rows += `"${number}","${language}","002","${name.slice(0, 3).toUpperCase()}"\n`;
  if (more >= 5 && more < 15) rows += `"${number}","2","003","${word(random + 1)} ""${word(random + 2)}"""\n`;
  if (more >= 98) rows += `"${number}","${language === "2" ? "1" : "2"}","001","${name} Société"\n`;
  return rows;
}

/** Row of denomination.csv of an establishment unit, or none. */
export function establishmentNames({ seed }: Shape, j: number): string {
  const random = mix(seed, j, 7);
  return chance(40, random) ? `"${establishmentNumberAt(j)}","2","003","${word(random)} ${TRADES[j % TRADES.length]}"\n` : "";
}

/** Row of address.csv of an enterprise's seat; natural persons have none. One seat in a hundred is abroad. */
export function seatRow({ seed }: Shape, i: number): string {
  if (isNaturalPerson(i)) return "";
  const random = mix(seed, i, 8);
  const head = `"${enterpriseNumberAt(i)}","REGO",`;
  if (chance(1, random)) return `${head}"Nederland","Pays-Bas",,"Breda","Breda","Haagweg","Haagweg","${1 + (i % 200)}","","",\n`;
  return `${head}${belgian(mix(seed, i, 9))}`;
}

/** Row of address.csv of an establishment unit. */
export function unitAddressRow({ seed }: Shape, j: number): string {
  return `"${establishmentNumberAt(j)}","BAET",${belgian(mix(seed, j, 10))}`;
}

function belgian(random: number): string {
  const places = postalPlaces();
  const place = places[skewed(places.length, random)];
  const street = word(random + 3);
  return `,,"${place?.postalCode}","${place?.nl}","${place?.fr}","${street}straat","Rue ${street}","${1 + (random % 250)}","","",\n`;
}

/** Rows of activity.csv of an enterprise: two in three have some, side by side in several versions and groups, some with two main ones. */
export function enterpriseActivities({ seed }: Shape, i: number): string {
  const random = mix(seed, i, 13);
  if (!chance(65, random)) return "";
  const number = enterpriseNumberAt(i);
  const at = skewed(10_000, mix(seed, i, 14)) / 10_000;
  const kind = mix(seed, i, 15) % 100;
  let rows = activity(number, "001", "2025", code("2025", at, kind), "MAIN");
  if (kind < 80) rows += activity(number, "001", "2008", code("2008", at, 0), "MAIN");
  if (kind < 20) rows += activity(number, "001", "2003", code("2003", at, 0), "MAIN");
  if (kind >= 70) rows += activity(number, "006", "2025", code("2025", at, kind + 1), "MAIN") + activity(number, "006", "2008", code("2008", at, 1), "MAIN");
  if (kind >= 40 && kind < 65) rows += activity(number, "001", "2025", code("2025", at, 7), "SECO");
  if (kind >= 95) rows += activity(number, "006", "2025", code("2025", at, 12), "MAIN");
  if (kind === 50) rows += activity(number, "003", "2008", code("2008", at, 3), "MAIN");
  return rows;
}

/** Rows of activity.csv of an establishment unit: half of them have one in each of the two last versions. */
export function establishmentActivities({ seed }: Shape, j: number): string {
  const random = mix(seed, j, 16);
  if (!chance(48, random)) return "";
  const number = establishmentNumberAt(j);
  const at = skewed(10_000, mix(seed, j, 17)) / 10_000;
  return activity(number, "001", "2025", code("2025", at, 0), "MAIN") + activity(number, "001", "2008", code("2008", at, 0), "MAIN");
}

function activity(number: string, group: string, version: string, nace: string, classification: string): string {
  return `"${number}","${group}","${version}","${nace}","${classification}"\n`;
}

function code(version: "2003" | "2008" | "2025", at: number, shift: number): string {
  const codes = naceCodes()[version];
  return codes[(Math.floor(at * codes.length) + shift) % codes.length] ?? "";
}

/** Row of contact.csv of an enterprise, or none. */
export function contactRow({ seed }: Shape, i: number): string {
  const random = mix(seed, i, 18);
  if (!chance(35, random)) return "";
  return `"${enterpriseNumberAt(i)}","ENT","EMAIL","contact${i}@example.org"\n`;
}

/** Row of branch.csv of the branch with this index. */
export function branchRow({ seed, enterprises }: Shape, k: number): string {
  return `"${branchNumberAt(k)}",${date(mix(seed, k, 19))},"${enterpriseNumberAt(below(enterprises, mix(seed, k, 20)))}"\n`;
}

function date(random: number): string {
  const day = 1 + (random % 28);
  const month = 1 + (Math.floor(random / 28) % 12);
  return `${two(day)}-${two(month)}-${1965 + (Math.floor(random / 336) % 60)}`;
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function word(random: number): string {
  const size = SYLLABLES.length;
  const text = `${SYLLABLES[random % size]}${SYLLABLES[Math.floor(random / size) % size]}${SYLLABLES[Math.floor(random / size / size) % size]}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
