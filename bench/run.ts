import { parseArgs } from "node:util";
import { benchRegister } from "./register/bench.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { enterprises: { type: "string", default: "2000000" }, rounds: { type: "string", default: "2" } } });
const [name] = positionals;

if (name === "register") {
  await benchRegister({ enterprises: Number(values.enterprises), rounds: Number(values.rounds) });
} else {
  console.error("Usage: npm run bench -- register [--enterprises 2000000] [--rounds 2]");
  process.exitCode = 2;
}
