import pino from "pino";
import { endInOrder } from "../../src/operations/process-ends.ts";

// A process whose stop never ends, with limits of half a second; says on standard output when it is there.
const log = pino(pino.destination({ fd: 2, sync: true }));
endInOrder(log, { signalMs: 500, faultMs: 500 }).by({ log, stop: () => new Promise(() => {}), at: () => ({ step: "closing the engines", running: [] }) });
setInterval(() => {}, 1000);
process.on("SIGUSR2", () => setImmediate(() => { throw new TypeError("a fault"); }));
process.stdout.write("ready\n");
