import type { Application, IntakeFault, IntakeFaultCode } from "../domain/application.ts";
import type { Day } from "../domain/day.ts";
import { parseEnterpriseNumber } from "../domain/enterprise-number.ts";
import { DomainError, quoted } from "../domain/errors.ts";
import { parseEstablishmentNumber } from "../domain/establishment-number.ts";
import { parseServiceProviderNumber } from "../domain/service-provider-number.ts";
import { pillarNode, pillarsFiled, topicNode } from "../domain/subsidy-rules.ts";

/** An application as it comes in: numbers and codes as text that nobody has looked at. */
export type RawApplication = {
  readonly company: string;
  readonly establishment?: string | null | undefined;
  readonly pillar: string;
  readonly theme?: string | null | undefined;
  readonly topic?: string | null | undefined;
  /** Null where none was chosen yet, which only a question may leave open. */
  readonly serviceProvider?: string | null | undefined;
  readonly declaredSize: string;
  readonly eligibleCost: bigint;
  readonly startDate: Day;
};

/** Either the application, or all that keeps it from being read. */
export type ReadApplication = { readonly application: Application; readonly faults: readonly [] } | { readonly application: null; readonly faults: readonly [IntakeFault, ...IntakeFault[]] };

const sizes = ["KO", "MO", "GO"] as const;
const CODE = /^[A-Z][A-Z0-9_]{0,59}$/;

/** Reads an application that is filed on a day. Whether its codes are allowed on that day is for the rules to say. */
export function readApplication(raw: RawApplication, day: Day): ReadApplication {
  const faults: IntakeFault[] = [];
  const read = <Value>(field: keyof RawApplication, parse: () => Value): Value | undefined => {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      faults.push({ code: codeOf(error), field, message: error.message });
      return undefined;
    }
  };
  const enterpriseNumber = read("company", () => parseEnterpriseNumber(raw.company));
  const establishmentNumber = read("establishment", () => given(raw.establishment, parseEstablishmentNumber));
  const pillar = read("pillar", () => pillarCode(raw.pillar));
  const theme = read("theme", () => given(raw.theme, themeCode));
  const topic = read("topic", () => given(raw.topic, topicCode));
  const serviceProviderNumber = read("serviceProvider", () => given(raw.serviceProvider, parseServiceProviderNumber));
  const declaredSize = read("declaredSize", () => oneOf("size", raw.declaredSize, sizes));
  const [first, ...others] = faults;
  if (first !== undefined) return { application: null, faults: [first, ...others] };
  return { application: { day, enterpriseNumber, establishmentNumber, pillar, theme, topic, serviceProviderNumber, declaredSize, costCents: raw.eligibleCost, startsOn: raw.startDate } as Application, faults: [] };
}

function given<Value>(text: string | null | undefined, parse: (text: string) => Value): Value | null {
  return text === null || text === undefined ? null : parse(text);
}

function pillarCode(text: string): string {
  if (pillarNode(text) !== undefined) return text;
  return oneOf("pillar", text, pillarsFiled);
}

/** Themes of before 2023 were found in part, so any code may be one. */
function themeCode(text: string): string {
  if (CODE.test(text)) return text;
  throw new DomainError("INVALID_CODE", `${quoted(text)} is no code of a theme. Choose one of catalog.dimensions(only: [THEME]).codes.`);
}

function topicCode(text: string): string {
  if (topicNode(text) !== undefined) return text;
  throw new DomainError("INVALID_CODE", `There is no topic ${quoted(text)}. Choose one of catalog.dimensions(only: [TOPIC]).codes.`);
}

function oneOf(what: string, text: string, codes: readonly string[]): string {
  if (codes.includes(text)) return text;
  throw new DomainError("INVALID_CODE", `There is no ${what} ${quoted(text)}. Choose ${codes.join(", ")}.`);
}

function codeOf({ code }: DomainError): IntakeFaultCode {
  return code === "INVALID_NUMBER" ? "INVALID_NUMBER" : "INVALID_CODE";
}
