import { formatMoney } from "../domain/money.ts";
import { naceVersionOn } from "../domain/nace.ts";
import { dayOfNumber } from "../domain/day.ts";
import { activities } from "./activities.ts";
import { writeMoment, type LocalSeconds } from "./clock.ts";
import { classOn, noClass, type Companies } from "./companies.ts";
import type { Dossier } from "./dossiers.ts";
import { keepsOldNace } from "./enterprise-activities.ts";
import { legalFormOn } from "./legal-forms.ts";
import { enterpriseNumber, establishmentNumber, providerPillar, serviceProviderNumber } from "./numbers.ts";
import { locations, municipalityAt } from "./places.ts";
import { createRandom, type Random } from "./random.ts";
import { isOpen } from "./units.ts";

const columns = [
  "reference", "enterprise_number", "establishment_number", "pillar", "theme", "topic", "service_provider_number", "declared_size",
  "eligible_cost", "subsidy", "paid_amount", "recovered_amount", "submitted_at", "approved_at", "refused_at", "withdrawn_at", "lapsed_at",
  "own_share_at", "paid_at", "closed_at", "recovered_at", "legal_type", "legal_form", "nace_code", "nace_version", "municipality",
  "employment_class", "establishments",
] as const;

/** Which of the snapshot columns a row leaves to the register. */
type Gaps = { readonly all: boolean; readonly nace: boolean; readonly employment: boolean; readonly size: boolean };

/** In 2015 and 2016 the municipality is always filed: the figures of Limburg rest on it. */
const gapsFrom = "2017-01-01";

/** The lines of dossiers.csv, the header first. */
export function* dossierLines(dossiers: Iterable<Dossier>, companies: Companies, seed: number): Generator<string> {
  const random = createRandom(seed, "snapshots");
  yield columns.join(",");
  for (const dossier of dossiers) yield lineOf(dossier, companies, random);
}

function lineOf(dossier: Dossier, companies: Companies, random: Random): string {
  const { reference, company, service, size, provider, life, day } = dossier;
  const gaps = drawGaps(dayOfNumber(day), random);
  const unit = drawUnit(companies, company, day, random);
  const number = serviceProviderNumber(providerPillar(service.pillar), provider);
  const filed = [reference, enterpriseNumber(company), unit === null ? "" : establishmentNumber(unit), service.pillar, service.theme ?? "", service.topic ?? "", number, gaps.size ? "" : size];
  const amounts = [formatMoney(dossier.eligibleCost), formatMoney(dossier.subsidy), money(dossier.paid), money(dossier.recovered)];
  const moments = [life.submittedAt, life.approvedAt, life.refusedAt, life.withdrawnAt, life.lapsedAt, life.ownShareAt, life.paidAt].map(moment);
  const closing = [life.closedOn === null ? "" : dayOfNumber(life.closedOn), moment(life.recoveredAt)];
  return [...filed, ...amounts, ...moments, ...closing, ...snapshot(companies, dossier, unit, gaps)].join(",");
}

function drawGaps(day: string, random: Random): Gaps {
  const kind = random.next();
  return { all: kind < 0.05 && day >= gapsFrom, nace: kind >= 0.05 && kind < 0.06, employment: kind >= 0.06 && kind < 0.1, size: kind >= 0.1 && kind < 0.103 };
}

/** Three in five name an establishment that was open then. */
function drawUnit(companies: Companies, company: number, day: number, random: Random): number | null {
  if (!random.chance(0.6)) return null;
  const first = companies.unitStart[company] ?? 0;
  const unit = first + random.int((companies.unitStart[company + 1] ?? 0) - first);
  return isOpen(companies, unit, day) ? unit : first;
}

function snapshot(companies: Companies, { company, day }: Dossier, unit: number | null, gaps: Gaps): readonly string[] {
  if (gaps.all) return ["", "", "", "", "", "", ""];
  const date = dayOfNumber(day);
  const version = keepsOldNace(companies, company) ? "2008" : naceVersionOn(date);
  const activity = activities()[companies.activity[company] ?? 0];
  const nace = version === "2008" ? activity?.nace2008 : activity?.nace2025;
  const legal = [companies.natural[company] === 1 ? "1" : "2", legalFormOn(companies, company, day) ?? ""];
  const place = placeOf(companies, company, day, unit);
  const rsz = classOn(companies, company, Number(date.slice(0, 4)));
  const size = gaps.employment ? ["", ""] : [rsz === noClass ? "NONE" : String(rsz), String(openUnits(companies, company, day))];
  return [...legal, ...(gaps.nace ? ["", ""] : [nace ?? "", version]), place, ...size];
}

/** The establishment named, else the seat; that of a natural person is given as its oldest establishment. */
function placeOf({ seat, unitLocation }: Companies, company: number, day: number, unit: number | null): string {
  const location = locations()[(unit === null ? seat[company] : unitLocation[unit]) ?? 0];
  return location === undefined ? "" : municipalityAt(location, day);
}

function openUnits(companies: Companies, company: number, day: number): number {
  let open = 0;
  for (let unit = companies.unitStart[company] ?? 0; unit < (companies.unitStart[company + 1] ?? 0); unit += 1) open += Number(isOpen(companies, unit, day));
  return open;
}

function moment(at: LocalSeconds | null): string {
  return at === null ? "" : writeMoment(at);
}

function money(cents: number | null): string {
  return cents === null ? "" : formatMoney(cents);
}
