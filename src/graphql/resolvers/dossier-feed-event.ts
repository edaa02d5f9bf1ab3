import type { DossierFeedEventResolvers } from "../types.generated.ts";

export const DossierFeedEvent = {
  dossier: async ({ reference }, _arguments, { load }) => {
    const dossier = await load.dossier.load(reference);
    if (dossier === null) throw new Error("an event without its dossier");
    return dossier;
  },
} satisfies DossierFeedEventResolvers;
