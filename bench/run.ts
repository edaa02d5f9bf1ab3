import { parseArgs } from "node:util";
import { benchBreakdowns } from "./breakdowns/bench.ts";
import { MissingPackage } from "./breakdowns/packages.ts";
import { benchFollow } from "./follow/bench.ts";
import { benchLookUp } from "./look-up/bench.ts";
import { benchRegister } from "./register/bench.ts";
import { benchSubmissions } from "./submissions/bench.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    enterprises: { type: "string", default: "2000000" },
    dossiers: { type: "string", default: "1000000" },
    rounds: { type: "string" },
    seconds: { type: "string" },
    rates: { type: "string", default: "100,300,500" },
  },
});
const [name] = positionals;

if (name === "register") {
  await benchRegister({ enterprises: Number(values.enterprises), rounds: Number(values.rounds ?? 2) });
} else if (name === "breakdowns") {
  await benchBreakdowns({ dossiers: Number(values.dossiers), rounds: Number(values.rounds ?? 3), seconds: Number(values.seconds ?? 5) }).catch((error: unknown) => {
    if (!(error instanceof MissingPackage)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  });
} else if (name === "follow") {
  await benchFollow(Number(values.dossiers));
} else if (name === "look-up") {
  await benchLookUp();
} else if (name === "submissions") {
  await benchSubmissions({ seconds: Number(values.seconds ?? 60), rates: values.rates.split(",").map(Number) });
} else {
  console.error("Usage: npm run bench -- look-up | submissions [--rates 100,300,500] [--seconds 60] | register [--enterprises 2000000] [--rounds 2] | follow [--dossiers 1000000] | breakdowns [--dossiers 1000000] [--rounds 3] [--seconds 5]");
  process.exitCode = 2;
}
