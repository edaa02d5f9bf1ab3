import { storm, type StormReport } from "./storm/storm.ts";

// npm run faults [seconds] [seed]: kills the embedded PostgreSQL of a real service under 20 clients, half of them writing. Exits with 1 when anything was wrong.
const [seconds = 300, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
console.log(`storm of ${seconds} s, seed ${seed}`);
const report = await storm({ seconds, seed, clients: 20, pauseMs: [3000, 8000] });
print(report);
const BACK_WITHIN_MS = 5000;
const slow = report.kills.filter(({ awayMs }) => (awayMs ?? 0) > BACK_WITHIN_MS);
const isSound = Object.values(report.audit).every((found) => found.length === 0);
if (report.wrong.length > 0 || report.uncaught.length > 0 || slow.length > 0 || !isSound || report.exitCode !== 0) process.exitCode = 1;
console.log(process.exitCode === 1 ? "NOT WELL" : "all is well");

function print({ kills, counts, errors, wrong, uncaught, dossiers, exitCode }: StormReport): void {
  for (const [kind, all] of Map.groupBy(kills, (each) => each.kind)) {
    const away = all.map(({ awayMs }) => Math.round(awayMs ?? 0)).toSorted((a, b) => a - b);
    console.log(`${kind}: ${away.length} times, away for a median of ${away[Math.floor(away.length / 2)]} ms, at most ${away.at(-1)} ms (${away.join(", ")})`);
  }
  console.log(`answers: ${JSON.stringify(counts)}`);
  console.log(`errors while it was away: ${JSON.stringify(errors)}`);
  console.log(`${dossiers} dossiers; ${wrong.length} things wrong; exit code ${exitCode}`);
  for (const each of [...wrong.slice(0, 20), ...uncaught.slice(0, 20)]) console.log(`  ${each}`);
}
