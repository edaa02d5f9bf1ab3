/** What a breakdown must answer, reckoned from the files alone, one dossier after the other; uses none of the project's code. */
import { companyBreakdown } from "./company-breakdown.mjs";
import { dossierBreakdown } from "./dossier-breakdown.mjs";
import { readDossiers } from "./dossiers.mjs";
import { readRegister } from "./register.mjs";

const roots = { dossierBreakdown, companyBreakdown };

/** What a folder holds: dossiers.csv, register.zip (and register-earlier.zip) and employment.csv. `today` is the day that present ages are of. */
export async function readWorld(folder, today) {
  const register = await readRegister(folder);
  return { register, today, ...readDossiers(folder, register) };
}

/** The pages of a request, one after the other; at most `pages`. A request is { root, variables, measures: those shown, pages }. */
export function answer(request, world) {
  const { first = 500 } = request.variables;
  const answers = [];
  do answers.push(roots[request.root](request, answers.length * first, world));
  while (answers.length < request.pages && answers.at(-1).pageInfo.hasNextPage);
  return answers;
}
