/** The code lists, read from src/data as plain files. */
import { readFileSync } from "node:fs";

const read = (name) => readFileSync(new URL(`../../../src/data/${name}`, import.meta.url), "utf8");

function rowsOf(name) {
  const [header, ...lines] = read(name).trimEnd().split("\n");
  const columns = header.split("|");
  return lines.map((line) => Object.fromEntries(line.split("|").map((value, index) => [columns[index], value])));
}

/** Letters and digits alone: how names of places are compared. */
const bare = (name) => name.replace(/ *\(.*\)$/, "").normalize("NFD").replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/** Municipalities: forward in time, up to what they lie in, and from a postal code. */
function readPlaces() {
  const rows = new Map(rowsOf("places.csv").map((row) => [row.code, row]));
  const postalCodes = rowsOf("postal-codes.csv");
  const isValid = ({ validFrom, validTo }, day) => validFrom <= day && (validTo === "" || day <= validTo);

  /** What the municipality had become by that day; null when it was not there yet. */
  function movedTo(code, day) {
    let row = rows.get(code);
    while (row !== undefined && row.validTo !== "" && row.validTo < day) row = rows.get(row.successor);
    return row === undefined || row.validFrom > day ? null : row.code;
  }

  /** Codes by level from the municipality up. Brussels has no province, so its region stands there. */
  function path(code) {
    const levels = {};
    for (let row = rows.get(code); row !== undefined; row = rows.get(row.parent)) levels[row.level] = row.code;
    if (levels.REGION === "04000") levels.PROVINCE = "04000";
    return levels;
  }

  function ofPostalCode(postalCode, names, day) {
    const served = postalCodes.filter((row) => row.postalCode === postalCode);
    const isNamed = ({ municipality, localities }) => {
      const { nl, fr, de, en } = rows.get(municipality);
      return names.some((name) => [nl, fr, de, en, ...localities.split(";")].some((each) => each !== "" && bare(each) === bare(name)));
    };
    const row = served.length === 1 ? served[0] : served.find(isNamed);
    return row === undefined ? null : movedTo(row.municipality, day);
  }

  return { movedTo, path, ofPostalCode, on: (day) => [...rows.values()].filter((row) => isValid(row, day)).map(({ code }) => code) };
}

/** Activities: the codes from the section down. The file lists each section right before what is in it. */
function readActivities() {
  const rows = rowsOf("nace-bel.csv");
  const sections = new Map();
  let section = "";
  for (const { version, code } of rows) {
    if (/^[A-Z]$/.test(code)) section = code;
    sections.set(`${version} ${code}`, section);
  }
  const path = (version, code) => {
    const above = sections.get(`${version} ${code}`);
    return above === undefined ? [] : [above, ...[2, 3, 4, 5].filter((length) => length <= code.length).map((length) => code.slice(0, length))];
  };
  return { path, of: (wanted) => rows.filter(({ version }) => version === wanted).map(({ code }) => code) };
}

export const places = readPlaces();
export const activities = readActivities();

const rules = JSON.parse(read("subsidy-rules.json"));
/** The rules of the scheme with their first and last day. */
export const regimes = rules.regimes.map(({ code, from, to }) => ({ code, from, to: to ?? "9999-12-31" }));

const lists = JSON.parse(read("code-lists.json"));
const listed = (name) => lists[name].codes.map(({ code }) => code);
/** The classes and states that rows come in the order of; all else comes by code. */
export const listOrder = {
  COMPANY_SIZE: listed("company-size"),
  EMPLOYMENT_CLASS: listed("employment-class"),
  LEGAL_TYPE: listed("legal-type"),
  ESTABLISHMENTS_CLASS: listed("establishments-class"),
  COMPANY_AGE_CLASS: listed("company-age-class"),
  STATUS: listed("dossier-status"),
};

const codesOf = (name) => rules[name].map(({ code }) => code);
/** The codes of the flat lists, to choose filters from. */
export const codeLists = { ...listOrder, REGIME: codesOf("regimes"), THEME: codesOf("themes"), TOPIC: codesOf("topics"), LEGAL_FORM: rowsOf("legal-forms.csv").map(({ code }) => code) };
