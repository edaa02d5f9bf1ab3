import { soak } from "./soak/soak.ts";

// npm run soak [seconds]: a steady, moderate load of all kinds of requests on a real service. Exits with 1 when memory grows or the event loop is late.
const [seconds = 1800] = process.argv.slice(2).map(Number);
const MOST_MB_PER_MINUTE = 1;
const MOST_LATE_MS = 100;
console.log(`soak of ${seconds} s`);
const { samples, growthMbPerMinute, lateMs, machineLateMs, answers, wrong } = await soak({ seconds, warmUpSeconds: Math.min(300, seconds / 3), everyMs: 5000 });
const every = Math.max(1, Math.floor(samples.length / 20));
for (const { seconds: at, heapBytes, rssBytes, lateMs: late } of samples.filter((_, index) => index % every === 0)) console.log(`${at.toFixed(0).padStart(6)} s  in use ${(heapBytes / 2 ** 20).toFixed(1)} MB  resident ${(rssBytes / 2 ** 20).toFixed(0)} MB  late ${late.toFixed(1)} ms`);
console.log(`${answers} answers; memory in use grew by ${growthMbPerMinute.toFixed(2)} MB a minute; event loop late by ${lateMs.median.toFixed(1)} ms (p99, median interval), ${lateMs.worst.toFixed(1)} ms (worst); that of an idle process by ${machineLateMs.toFixed(1)} ms`);
for (const each of wrong.slice(0, 20)) console.log(`  ${each}`);
const isWell = wrong.length === 0 && growthMbPerMinute < MOST_MB_PER_MINUTE && lateMs.median - machineLateMs < MOST_LATE_MS;
console.log(isWell ? "all is well" : "NOT WELL");
process.exitCode = isWell ? 0 : 1;
