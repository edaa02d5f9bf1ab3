import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startVkboStub } from "./stub.ts";

// Runs the stub until it is stopped, and says how to use it. The port can be given as argument.
const stub = await startVkboStub({ port: Number(process.argv[2] ?? 8446) });
const folder = mkdtempSync(join(tmpdir(), "kmo-graph-stub-vkbo-"));
const caFile = join(folder, "ca.pem");
writeFileSync(caFile, stub.ca);

console.log(`A stand-in for VKBO with generated companies. Start the service in another terminal with

REGISTRY_SOURCE=vkbo
REGISTRY_CA_FILE=${caFile}
VKBO_URL=${stub.url}

and ask for company(number: "0100000169"). Every valid enterprise number is listed. Stop with Ctrl-C.`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    rmSync(folder, { recursive: true });
    void stub.close().then(() => process.exit(0));
  });
}
