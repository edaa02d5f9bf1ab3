import { Output } from "./cli/output.ts";
import { failWith } from "./cli/fail.ts";
import { loadConfig } from "./config.ts";
import { startService } from "./server.ts";

const STOP_WITHIN_MS = 20_000;
const output = new Output();

try {
  const service = await startService(loadConfig(), output);
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await service.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop());
  void service.databaseEnded.then((exitCode) => {
    if (stopping) return;
    service.log.fatal({ exitCode }, "the embedded PostgreSQL ended by itself");
    process.exit(1);
  });
  process.stdout.write(`kmo-graph ready at ${service.url}\n`);
} catch (error) {
  failWith(error, output);
}
