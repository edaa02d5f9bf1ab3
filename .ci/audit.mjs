// Known faults of the packages that run in production: a high or critical one fails, unless audit-accepted.json says why not, and until when.
// Development packages are listed and fail nothing: what they do, they do on the machine of whoever builds.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const SEVERE = new Set(["high", "critical"]);
const today = new Date().toISOString().slice(0, 10);

/** What the registry says; null when it can't be asked. */
function ask(...flags) {
  const { stdout } = spawnSync("npm", ["audit", "--json", ...flags], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024, timeout: 120_000 });
  const report = parse(stdout);
  return report?.vulnerabilities === undefined ? null : advisoriesOf(report);
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Each advisory once; what only depends on a package with a fault names that package, which is in the report itself. */
function advisoriesOf({ vulnerabilities }) {
  const found = new Map();
  for (const { via } of Object.values(vulnerabilities)) {
    for (const advisory of via) {
      if (typeof advisory === "string") continue;
      const id = advisory.url?.split("/").at(-1) ?? String(advisory.source);
      found.set(`${id} ${advisory.name}`, { id, name: advisory.name, severity: advisory.severity, title: advisory.title, range: advisory.range });
    }
  }
  return [...found.values()];
}

function lineOf({ id, name, severity, title, range }) {
  return `${severity}  ${name} ${range}  ${id}  ${title}`;
}

/** Why an advisory is not accepted; null when it is. */
function objection({ id, name, severity }, accepted) {
  if (!SEVERE.has(severity)) return null;
  const entry = accepted.find((each) => each.advisory === id && each.package === name);
  if (entry === undefined) return "not in .ci/audit-accepted.json: take a version without it, or say there why it does no harm here";
  if (!entry.reason || !/^\d{4}-\d{2}-\d{2}$/.test(entry.review ?? "")) return "accepted without a reason or a review date (YYYY-MM-DD)";
  return entry.review < today ? `accepted until ${entry.review}: look at it again` : null;
}

const accepted = JSON.parse(readFileSync(join(import.meta.dirname, "audit-accepted.json"), "utf8"));
const production = ask("--omit=dev");
const all = production === null ? null : ask();
if (production === null || all === null) {
  console.log("warning: the registry could not be asked for known faults of packages (no network, or a registry without audits). NOTHING WAS CHECKED.");
  process.exit(0);
}

const refused = production.map((advisory) => ({ advisory, why: objection(advisory, accepted) })).filter(({ why }) => why !== null);
for (const advisory of production) console.log(`production   ${lineOf(advisory)}`);
for (const advisory of all) if (!production.some(({ id, name }) => id === advisory.id && name === advisory.name)) console.log(`development  ${lineOf(advisory)}`);
for (const { advisory, package: name } of accepted) if (!production.some((each) => each.id === advisory && each.name === name)) console.log(`warning: ${advisory} of ${name} is accepted, but no longer reported: take it out of .ci/audit-accepted.json`);
for (const { advisory, why } of refused) console.log(`REFUSED      ${advisory.id} of ${advisory.name}: ${why}`);
console.log(`${production.length} known faults in production packages, ${all.length} in all; ${refused.length} refused.`);
process.exit(refused.length === 0 ? 0 : 1);
