import { connect, type Target } from "../db/connect.ts";
import { importDossiers, type DossierReport } from "../intake/import-dossiers.ts";
import { importProviders, type ProviderReport } from "../intake/import-providers.ts";
import { importEmployment, type EmploymentReport } from "../registry/open-data/import-employment.ts";
import { importRegister, type RegisterReport } from "../registry/open-data/import-register.ts";
import { generateDemo, type DemoFiles, type DemoOptions } from "./generate.ts";

/** What to generate, where to load it, and the folder for lists of rows that an import leaves out. */
export type DemoLoad = DemoOptions & { readonly target: Target; readonly reportDirectory: string };

/** The reports of the imports. */
export type DemoReport = { readonly files: DemoFiles; readonly register: RegisterReport; readonly employment: EmploymentReport; readonly providers: ProviderReport; readonly dossiers: DossierReport };

/**
 * Generates the demo data and loads it through the importers, with the notes and the break it has to bring. The database must be empty
 * (see `isEmpty`). A load that was stopped can be done again with the same options. Throws what `generateDemo` and the importers throw.
 */
export async function loadDemo(options: DemoLoad): Promise<DemoReport> {
  const { target, reportDirectory, onProgress } = options;
  const files = await generateDemo(options);
  const register = await importRegister({ target, file: files.register, strict: true, reportDirectory, onProgress });
  const employment = await importEmployment({ target, file: files.employment, onProgress });
  const providers = await importProviders({ target, file: files.providers, rejectFile: null, onProgress });
  const dossiers = await importDossiers({ target, file: files.dossiers, rejectFile: null, onProgress, notes: files.notes, breaks: files.breaks });
  return { files, register, employment, providers, dossiers };
}

/** True when the database holds no real data and no dossier: nothing at all, or what a stopped load of demo data left. */
export async function isEmpty(target: Target): Promise<boolean> {
  const sql = connect(target, { max: 1 });
  try {
    const [row] = await sql<{ empty: boolean }[]>`
      select not exists (select from load where not synthetic or kind = 'DOSSIERS') and not exists (select from dossier)
        and not exists (select from service_provider where number !~ '^DV\\.[OA]9') as empty`; // those of the demo start with 9
    return row?.empty === true;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
