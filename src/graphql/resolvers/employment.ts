import { employmentClassCode } from "../code.ts";
import type { EmploymentResolvers } from "../types.generated.ts";

export const Employment = {
  class: (row) => employmentClassCode(row.class),
  source: () => "RSZ",
} satisfies EmploymentResolvers;
