import { Output } from "./cli/output.ts";
import { failWith } from "./cli/fail.ts";
import { loadConfig } from "./config.ts";
import { createLogger } from "./http/log.ts";
import { endInOrder } from "./operations/process-ends.ts";
import { startService } from "./server.ts";

const output = new Output();
const ends = endInOrder(createLogger("error"));

try {
  const service = await startService(loadConfig(), output);
  ends.by({ ...service.stop, log: service.log });
  void service.databaseEnded.then((exitCode) => {
    if (ends.isEnding()) return;
    service.log.fatal({ exitCode }, "the embedded PostgreSQL ended by itself");
    process.exit(1);
  });
  process.stdout.write(`kmo-graph ready at ${service.url}\n`);
} catch (error) {
  failWith(error, output);
}
