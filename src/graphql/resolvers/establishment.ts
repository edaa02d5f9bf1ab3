import { placeCode } from "../code.ts";
import { limits } from "../limits.ts";
import { encodeNodeId } from "../node-id.ts";
import { orNull } from "../or-null.ts";
import type { EstablishmentResolvers } from "../types.generated.ts";

export const Establishment = {
  id: ({ enterpriseNumber, number }) => encodeNodeId({ type: "Establishment", enterprise: enterpriseNumber, number }),
  company: async ({ enterpriseNumber }, _arguments, { load }) => {
    const company = await load.company.load(enterpriseNumber);
    if (company === null) throw new Error("an establishment unit without its enterprise");
    return company;
  },
  startDate: ({ startedOn }) => startedOn,
  municipality: ({ municipality }) => orNull(municipality, placeCode),
  activities: ({ number }, _arguments, { load }) => load.activities({ version: null, mainOnly: false, limit: limits.activities }).load(number),
} satisfies EstablishmentResolvers;
