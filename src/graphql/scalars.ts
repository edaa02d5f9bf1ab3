import { GraphQLScalarType, Kind } from "graphql";
import { dayNumber } from "../domain/day.ts";
import { readDecimal } from "../domain/decimal.ts";
import { parseEnterpriseNumber } from "../domain/enterprise-number.ts";
import { DomainError, quoted } from "../domain/errors.ts";
import { parseEstablishmentNumber } from "../domain/establishment-number.ts";
import { formatMoney, parseMoney } from "../domain/money.ts";
import { parseMoment } from "../domain/period.ts";
import { parseServiceProviderNumber } from "../domain/service-provider-number.ts";

type Output = (value: unknown) => string;

/** A scalar that travels as text: `parse` reads it and throws a DomainError, `write` makes it of the value inside. */
function textScalar(name: string, parse: (text: string) => unknown, write: Output = asText): GraphQLScalarType {
  const read = (value: unknown): unknown => {
    if (typeof value === "string") return parse(value);
    throw new DomainError("INVALID_ARGUMENT", `${name} is written as text in quotes.`, { details: { type: name } });
  };
  return new GraphQLScalarType({ name, serialize: write, parseValue: read, parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : null) });
}

function asText(value: unknown): string {
  if (typeof value === "string") return value;
  throw new TypeError(`expected text, got ${typeof value}`);
}

function asInstant(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  throw new TypeError(`expected a Date, got ${typeof value}`);
}

function asMoney(value: unknown): string {
  if (typeof value === "bigint" || typeof value === "number") return formatMoney(value);
  throw new TypeError(`expected cents, got ${typeof value}`);
}

function asWholeNumber(value: unknown): number {
  const number = typeof value === "bigint" ? Number(value) : value;
  if (Number.isSafeInteger(number)) return number as number;
  throw new TypeError("not a whole number up to 2^53-1");
}

function parseWholeNumber(value: unknown): number {
  if (Number.isSafeInteger(value)) return value as number;
  throw new DomainError("INVALID_ARGUMENT", "BigInt is a whole number up to 9007199254740991, written as a number.", { details: { type: "BigInt" } });
}

function parseDay(text: string): string {
  dayNumber(text);
  return text;
}

function parseDecimal(text: string): string {
  readDecimal(text, 0);
  return text;
}

function parseYearMonth(text: string): string {
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) return text;
  throw new DomainError("INVALID_PERIOD", `${quoted(text)} is no month. Write it as YYYY-MM, as in 2016-04.`, { details: { value: text } });
}

/** The custom scalars: amounts are cents inside, instants are Date, all others are text or numbers as sent. */
export const scalars = {
  Money: textScalar("Money", (text) => parseMoney(text), asMoney),
  Decimal: textScalar("Decimal", parseDecimal),
  JSON: new GraphQLScalarType({ name: "JSON" }),
  LocalDate: textScalar("LocalDate", parseDay),
  DateTime: textScalar("DateTime", parseMoment, asInstant),
  YearMonth: textScalar("YearMonth", parseYearMonth),
  EnterpriseNumber: textScalar("EnterpriseNumber", parseEnterpriseNumber),
  EstablishmentNumber: textScalar("EstablishmentNumber", parseEstablishmentNumber),
  ServiceProviderNumber: textScalar("ServiceProviderNumber", parseServiceProviderNumber),
  BigInt: new GraphQLScalarType({
    name: "BigInt",
    serialize: asWholeNumber,
    parseValue: parseWholeNumber,
    parseLiteral: (node) => parseWholeNumber(node.kind === Kind.INT ? Number(node.value) : null),
  }),
};
