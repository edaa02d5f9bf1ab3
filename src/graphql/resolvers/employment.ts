import { employmentClassCode } from "../code.ts";
import type { EmploymentResolvers } from "../types.generated.ts";

export const Employment = {
  class: (row) => employmentClassCode(row.class),
  year: ({ year }) => (year === 0 ? null : year),
  quarter: ({ quarter }) => (quarter === 0 ? null : quarter),
  source: ({ source }) => (source === "VKBO" ? "VKBO" : "RSZ"),
} satisfies EmploymentResolvers;
