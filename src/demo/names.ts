import { activities } from "./activities.ts";
import type { Companies } from "./companies.ts";
import { legalForms } from "./legal-forms.ts";

/** What a company of a NACE-BEL 2008 division is called. */
const words: Readonly<Record<string, string>> = {
  "10": "Bakkerij", "11": "Brouwerij", "13": "Weverij", "16": "Schrijnwerkerij", "18": "Drukkerij", "20": "Chemie", "22": "Kunststoffen", "25": "Metaalwerken",
  "26": "Elektronica", "28": "Machines", "31": "Meubelen", "33": "Onderhoud", "41": "Bouw", "42": "Wegenwerken", "43": "Installaties", "45": "Garage",
  "46": "Groothandel", "47": "Winkel", "49": "Transport", "52": "Logistiek", "55": "Hotel", "56": "Restaurant", "58": "Uitgeverij", "62": "Software",
  "63": "Data", "64": "Holding", "66": "Verzekeringen", "68": "Vastgoed", "69": "Boekhouding", "70": "Advies", "71": "Studiebureau", "72": "Onderzoek",
  "73": "Reclame", "74": "Ontwerp", "78": "Interim", "79": "Reizen", "80": "Bewaking", "81": "Tuinen", "82": "Kantoordiensten", "85": "Opleiding",
  "86": "Praktijk", "93": "Sport", "96": "Kapsalon",
};

/** The name of a legal person, visibly made up: "Demo Bakkerij 1234 BV". */
export function companyName(companies: Companies, index: number): string {
  return `${tradeName(companies, index)} ${legalForms[companies.form[index] ?? 0]?.suffix ?? "BV"}`;
}

/** The name without the legal form. */
export function tradeName(companies: Companies, index: number): string {
  const division = activities()[companies.activity[index] ?? 0]?.division ?? "";
  return `Demo ${words[division] ?? "Bedrijf"} ${index + 1}`;
}
