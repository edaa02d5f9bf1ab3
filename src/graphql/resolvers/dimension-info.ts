import { naceVersionOn } from "../../domain/nace.ts";
import { brusselsDay } from "../../domain/period.ts";
import { isCompanyDimension } from "../../reporting/cubes/companies.ts";
import { dimensionCodes, dimensionLabel, parentDimension } from "../dimensions.ts";
import { limits } from "../limits.ts";
import { readNaceVersion } from "../nace-version.ts";
import { enumDescription, enumSource } from "../schema-facts.ts";
import { checkCount, checkText } from "../text-argument.ts";
import type { DimensionInfoResolvers } from "../types.generated.ts";

export const DimensionInfo = {
  label: ({ dimension, language }) => dimensionLabel(dimension, language),
  description: ({ dimension }, _arguments, _context, { schema }) => enumDescription(schema, "DossierDimension", dimension),
  source: ({ dimension }, _arguments, _context, { schema }) => enumSource(schema, "DossierDimension", dimension),
  parent: ({ dimension }) => parentDimension(dimension),
  ofCompanies: ({ dimension }) => isCompanyDimension(dimension),
  codes: ({ dimension }, { under, search, version, on, first }, { now }) => {
    const day = on ?? brusselsDay(now());
    const text = search === null || search === undefined ? null : checkText(search, "search", limits.searchText);
    const query = { day, version: version ? readNaceVersion(version) : naceVersionOn(day), under: under ?? null, search: text };
    return dimensionCodes(dimension, query).slice(0, checkCount(first, "first", limits.codes));
  },
} satisfies DimensionInfoResolvers;
