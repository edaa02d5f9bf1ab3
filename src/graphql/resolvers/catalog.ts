import { findMissingLabels } from "../../db/find/register-labels.ts";
import { labelOf } from "../../domain/labels.ts";
import { notHeld } from "../../domain/not-held.ts";
import { reasons } from "../../domain/reasons.ts";
import { breakdownLimits } from "../../reporting/limits.ts";
import { licenceText, otherLimits } from "../catalog.ts";
import { limits } from "../limits.ts";
import { dimensionsOf, measuresOf } from "../schema-facts.ts";
import type { CatalogResolvers } from "../types.generated.ts";

export const Catalog = {
  dimensions: ({ language }, { only }, _context, { schema }) =>
    dimensionsOf(schema)
      .filter((dimension) => only?.includes(dimension) ?? true)
      .map((dimension) => ({ dimension, language })),
  measures: ({ language }, _arguments, _context, { schema }) => measuresOf(schema).map((measure) => ({ measure, language })),
  notHeld: ({ language }) =>
    notHeld.map(({ name, labels, reason, legalBasis }) => ({ name, label: labelOf(labels, language, name), reason: labelOf(reason, language, name), legalBasis: labelOf(legalBasis, language, name) })),
  reasons: () => reasons(),
  limits: (_catalog, _arguments, { requestLimits }) => ({ maxPageSize: limits.pageSize, maxNumbers: limits.numbers, ...breakdownLimits, others: otherLimits(requestLimits) }),
  labelFallbacks: (_catalog, _arguments, { db }) => findMissingLabels(db),
  dataVersion: (_catalog, _arguments, { load }) => load.dataVersion(),
  licence: ({ language }) => licenceText(language),
} satisfies CatalogResolvers;
