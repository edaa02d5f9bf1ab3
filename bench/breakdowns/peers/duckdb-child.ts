import { availableParallelism } from "node:os";
import { factColumns } from "../fact.ts";
import { benchPackage } from "../packages.ts";
import { timeRounds } from "../timing.ts";
import { factStatements } from "./fact-sql.ts";
import { serveAnswers } from "./serve.ts";

// DuckDB in a process of its own over the same narrow table: duckdb-child.ts FACT_CSV CODES_CSV THREADS. POST ["name", ...] gives the rows of each question.
type Reader = { readonly getRowsJson: () => readonly unknown[][] };
type Prepared = { readonly runAndReadAll: () => Promise<Reader> };
type Connection = { readonly run: (sql: string) => Promise<unknown>; readonly prepare: (sql: string) => Promise<Prepared> };
type DuckDb = { readonly DuckDBInstance: { readonly create: (path: string, options: Readonly<Record<string, string>>) => Promise<{ readonly connect: () => Promise<Connection> }> } };

const [fact = "", codes = "", threads = "1"] = process.argv.slice(2);
const { DuckDBInstance } = await benchPackage<DuckDb>("@duckdb/node-api");
const instance = await DuckDBInstance.create(":memory:", { threads });
const started = performance.now();
await load(await instance.connect());
const loadMs = performance.now() - started;
const statements = factStatements("duckdb");
const workers = await Promise.all(Array.from({ length: availableParallelism() }, connectPrepared));
const waiting: ((worker: ReadonlyMap<string, Prepared>) => void)[] = [];

process.on("message", (message: { readonly rounds: number; readonly names: readonly string[] }) => {
  void timeRounds(message.names, message.rounds, (name) => answer([name])).then((times) => process.send?.({ times, loadMs }));
});
serveAnswers((body) => answer(JSON.parse(body) as string[]));

async function load(connection: Connection): Promise<void> {
  const types: Readonly<Record<number, string>> = { 4: "INTEGER", 2: "SMALLINT", 1: "UTINYINT" };
  const columns = `{${factColumns.map(([name, bytes]) => `'${name}': '${types[bytes]}'`).join(", ")}}`;
  const rest = factColumns.map(([name]) => name).filter((name) => name !== "approved" && name !== "submitted" && name !== "month");
  const day = (name: string): string => `case when ${name} >= 0 then date '1970-01-01' + ${name} end as ${name}_on`;
  await connection.run("create schema bench");
  await connection.run(`create table bench.code as select * from read_csv('${codes}', header = false, columns = {'list': 'VARCHAR', 'id': 'INTEGER', 'code': 'VARCHAR'})`);
  await connection.run(`
    create table bench.fact as
    select ${rest.join(", ")}, ${day("approved")}, ${day("submitted")}, month, (month // 3)::utinyint as quarter, (month // 12)::utinyint as year
    from read_csv('${fact}', header = false, columns = ${columns})`);
}

/** A connection runs one statement at a time. */
async function connectPrepared(): Promise<ReadonlyMap<string, Prepared>> {
  const connection = await instance.connect();
  const prepared = new Map<string, Prepared>();
  for (const [name, sql] of Object.entries(statements)) prepared.set(name, await connection.prepare(sql));
  return prepared;
}

async function answer(names: readonly string[]): Promise<string> {
  const worker = workers.pop() ?? (await new Promise<ReadonlyMap<string, Prepared>>((resolve) => waiting.push(resolve)));
  try {
    const answers: Record<string, unknown> = {};
    for (const name of names) answers[name] = (await worker.get(name)?.runAndReadAll())?.getRowsJson();
    return JSON.stringify(answers);
  } finally {
    const next = waiting.shift();
    if (next === undefined) workers.push(worker);
    else next(worker);
  }
}
