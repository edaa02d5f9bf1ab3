import { schemaFor } from "../../../src/graphql/schema.ts";
import { createLimits } from "../../../src/http/limits/limits.ts";
import type { Price, Question } from "../../../src/http/limits/pricer.ts";
import { noHurry } from "../../support/no-hurry.ts";

/** What an administrator's question costs on 1 November 2026. */
export function pricing(): (question: Question) => Price {
  const { price } = createLimits({ limits: noHurry, now: () => new Date("2026-11-01T12:00:00Z") });
  const schema = schemaFor("ADMIN");
  return (question) => price(schema, question);
}
