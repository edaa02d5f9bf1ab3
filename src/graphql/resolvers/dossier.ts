import { pillarCode, regimeCode, themeCode, topicCode } from "../code.ts";
import { historyOf } from "../history.ts";
import { encodeNodeId } from "../node-id.ts";
import { orNull } from "../or-null.ts";
import type { DossierResolvers, DossierStatus } from "../types.generated.ts";

export const Dossier = {
  id: ({ enterpriseNumber, reference }) => encodeNodeId({ type: "Dossier", enterprise: enterpriseNumber, reference }),
  status: ({ status }) => status as DossierStatus,
  pillar: ({ pillar }) => pillarCode(pillar),
  pillarFiled: ({ pillarFiled }) => pillarCode(pillarFiled),
  theme: ({ theme }) => orNull(theme, themeCode),
  topic: ({ topic }) => orNull(topic, topicCode),
  regime: ({ regime }) => regimeCode(regime),
  companyNumber: ({ enterpriseNumber }) => enterpriseNumber,
  company: ({ enterpriseNumber }, _arguments, { load }) => load.company.load(enterpriseNumber),
  establishment: ({ establishmentNumber }, _arguments, { load }) => orNull(establishmentNumber, (number) => load.establishment.load(number)),
  serviceProvider: ({ serviceProviderNumber }, _arguments, { load }) => orNull(serviceProviderNumber, (number) => load.serviceProvider.load(number)),
  startDate: ({ startsOn }) => startsOn,
  eligibleCost: ({ eligibleCostCents }) => eligibleCostCents,
  subsidy: ({ subsidyCents }) => subsidyCents,
  paid: ({ paidCents }) => paidCents,
  recovered: ({ recoveredCents }) => recoveredCents,
  rules: ({ rules }) => rules ?? [],
  snapshot: (dossier) => dossier,
  history: async (dossier, _arguments, { load }) => historyOf(dossier, await load.dossierEvents.load(dossier.reference)),
} satisfies DossierResolvers;
