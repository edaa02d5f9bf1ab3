import * as z from "zod";

/** The settings of /graphql for other sites and for known documents, as they stand in the environment. */
export const httpEnv = {
  CORS_ORIGINS: z
    .string()
    .default("")
    .transform((text, context) => {
      const origins = text.split(",").map((part) => part.trim()).filter((part) => part !== "");
      for (const origin of origins) for (const message of faultsOfOrigin(origin)) context.addIssue({ code: "custom", message });
      return origins;
    }),
  DOCUMENTS: z.enum(["any", "trusted"]).default("any"),
  DOCUMENTS_FILE: z.string().min(1).optional(),
} as const;

const shape = z.object(httpEnv);
type Env = z.output<typeof shape>;

/** Which other sites may ask, and which documents are known. */
export type HttpSettings = {
  /** Origins whose pages may ask, each as a browser writes it. */
  readonly corsOrigins: readonly string[];
  /** `trusted`: only documents of the file are run. */
  readonly documents: "any" | "trusted";
  /** Manifest of known documents; undefined for none. */
  readonly documentsFile: string | undefined;
};

/** Says what is missing for the settings that were made; for the check of all settings together. */
export function missingForDocuments(env: Env): readonly string[] {
  return env.DOCUMENTS === "trusted" && env.DOCUMENTS_FILE === undefined ? ["DOCUMENTS_FILE"] : [];
}

/** The settings in the words of the program. They have been checked. */
export function httpSettings(env: Env): HttpSettings {
  return { corsOrigins: env.CORS_ORIGINS, documents: env.DOCUMENTS, documentsFile: env.DOCUMENTS_FILE };
}

const exact = /^https?:\/\/[a-z0-9.:[\]-]+$/;
const loopback = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

function faultsOfOrigin(origin: string): readonly string[] {
  if (origin === "*") return ["* would let every site ask in the name of its visitors; list each origin, as in https://dashboards.example"];
  const url = URL.parse(origin);
  const isExact = url !== null && url.origin === origin && exact.test(origin) && (url.protocol === "https:" || loopback.test(origin));
  return isExact ? [] : [`${JSON.stringify(origin)} is no origin; write https:// and the host in small letters, with the port if it is not 443 and without a path, as in https://dashboards.example (http:// for a loopback address only)`];
}
