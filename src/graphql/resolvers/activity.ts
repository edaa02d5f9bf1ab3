import type { NaceVersion } from "../../domain/nace.ts";
import { naceCode, registerCode } from "../code.ts";
import { naceVersionName } from "../nace-version.ts";
import type { ActivityResolvers } from "../types.generated.ts";

export const Activity = {
  nace: ({ naceVersion, naceCode: code }) => naceCode(naceVersion as NaceVersion, code),
  version: ({ naceVersion }) => naceVersionName(naceVersion) ?? "NACEBEL_2025",
  group: ({ activityGroup }) => registerCode("ActivityGroup", activityGroup),
  main: ({ classification }) => classification === "MAIN",
} satisfies ActivityResolvers;
