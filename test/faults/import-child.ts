import { dirname } from "node:path";
import type { Target } from "../../src/db/connect.ts";
import type { OnProgress } from "../../src/db/import-lock.ts";
import { importDossiers } from "../../src/intake/import-dossiers.ts";
import { importEmployment } from "../../src/registry/open-data/import-employment.ts";
import { importRegister } from "../../src/registry/open-data/import-register.ts";

/** The imports that a test may kill. */
export type Kind = "register" | "employment" | "dossiers";

type Job = { readonly target: Target; readonly file: string; readonly onProgress: OnProgress };

const imports: Readonly<Record<Kind, (job: Job) => Promise<unknown>>> = {
  register: (job) => importRegister({ ...job, strict: false, reportDirectory: dirname(job.file) }),
  employment: (job) => importEmployment(job),
  dossiers: (job) => importDossiers({ ...job, rejectFile: null }),
};

const [kind = "", target = "", file = ""] = process.argv.slice(2);
const onProgress: OnProgress = (progress) => console.log(JSON.stringify(progress));
console.log(JSON.stringify(await imports[kind as Kind]({ target: JSON.parse(target) as Target, file, onProgress })));
