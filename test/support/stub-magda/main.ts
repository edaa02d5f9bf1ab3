import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkDigits } from "../../../src/domain/check-digits.ts";
import { startMagdaStub } from "./stub.ts";

// Runs the stub until it is stopped, and says how to use it. Certificates are new each time.
const folder = resolve(".data", "stub-magda");
const stub = await startMagdaStub({
  port: Number(process.env["STUB_PORT"] ?? 4443),
  onCall: ({ service, number, referte }) => console.log(`${new Date().toISOString()} ${service} ${number ?? "-"} ${referte ?? "-"}`),
});
mkdirSync(folder, { recursive: true });
const { ca, client } = stub.certificates;
const write = (name: string, pem: string): string => {
  writeFileSync(join(folder, name), pem, { mode: 0o600 });
  return join(folder, name);
};
const sample = `01000000${String(checkDigits(1_000_000)).padStart(2, "0")}`;

console.log(`A stand-in for MAGDA with generated companies. Start the service in another terminal with

export REGISTRY_SOURCE=magda
export MAGDA_URL=${stub.url}
export MAGDA_EMPLOYMENT_URL=${stub.employmentUrl}
export MAGDA_CERT_FILE='${write("client.pem", client.cert)}'
export MAGDA_KEY_FILE='${write("client.key", client.key)}'
export REGISTRY_CA_FILE='${write("ca.pem", ca)}'
export MAGDA_SENDER=kmo-graph.example
export MAGDA_CAPACITY=1234

and ask for company(number: "${sample}"). Every valid enterprise number is known, save those with a 9 in the eighth place. Stop with Ctrl-C.
`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void stub.stop().then(() => process.exit(0)));
}
