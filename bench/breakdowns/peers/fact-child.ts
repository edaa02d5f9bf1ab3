import { connect, type Target } from "../../../src/db/connect.ts";
import { timeRounds } from "../timing.ts";
import { dashboardStatements, factStatements, splitDashboard } from "./fact-sql.ts";
import { realStatements } from "./real-sql.ts";
import { serveAnswers } from "./serve.ts";

// The least that a service over SQL can be: rows through postgres.js as JSON. fact-child.ts TARGET fact|real CONNECTIONS; POST ["name", ...] gives the rows of each question.
const [target = "{}", tables = "fact", connections = "10"] = process.argv.slice(2);
const sql = connect(JSON.parse(target) as Target, { max: Number(connections), statementTimeoutMs: 0 });
const statements = tables === "fact" ? factStatements("postgres") : realStatements;

process.on("message", (message: { readonly rounds: number; readonly names: readonly string[] }) => {
  void timeRounds(message.names, message.rounds, (name) => (name === "dashboard" ? dashboard() : rowsOf(name))).then((times) => process.send?.({ times }));
});
serveAnswers(async (body) => {
  const names = JSON.parse(body) as string[];
  return JSON.stringify(names.includes("dashboard") ? await dashboard() : Object.fromEntries(await Promise.all(names.map(async (name) => [name, await rowsOf(name)] as const))));
});

function rowsOf(name: string): Promise<unknown> {
  return run(statements[name] ?? "");
}

async function run(text: string): Promise<readonly unknown[][]> {
  return await sql.unsafe(text, [], { prepare: true }).values();
}

/** Two statements for all eight: twice as fast as eight, whichever way these are sent. */
async function dashboard(): Promise<object> {
  const [pillar, sets] = await Promise.all(dashboardStatements.map(run));
  return { pillar, ...splitDashboard(sets ?? []) };
}
