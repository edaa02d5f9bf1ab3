import { pillarCode } from "../code.ts";
import type { ServiceProviderResolvers } from "../types.generated.ts";

export const ServiceProvider = {
  pillar: ({ pillar }) => pillarCode(pillar),
  companyNumber: ({ enterpriseNumber }) => enterpriseNumber,
  company: ({ enterpriseNumber }, _arguments, { load }) => load.company.load(enterpriseNumber),
} satisfies ServiceProviderResolvers;
