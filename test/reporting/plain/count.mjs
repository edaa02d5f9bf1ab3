/**
 * `node test/reporting/plain/count.mjs FOLDER TODAY` reads requests from standard input, one JSON a line, and prints for each what must be answered,
 * in the same order.
 */
import { createInterface } from "node:readline";
import { answer, readWorld } from "./answer.mjs";

const [folder, today] = process.argv.slice(2);
const world = await readWorld(folder, today);
for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(answer(JSON.parse(line), world)));
