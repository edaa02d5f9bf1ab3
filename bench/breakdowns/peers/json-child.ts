import { connect, type Target } from "../../../src/db/connect.ts";
import { companiesJson, dossierRows } from "../entities.ts";
import { serveAnswers } from "./serve.ts";

// node:http over postgres.js: json-child.ts TARGET companies|dossiers; the first passes on text made by json_agg, the second makes JSON of rows.
const [target = "{}", answers = ""] = process.argv.slice(2);
const sql = connect(JSON.parse(target) as Target, { max: 10 });

serveAnswers(answers === "companies" ? companies : dossiers);

async function companies(body: string): Promise<string> {
  const { numbers } = (JSON.parse(body) as { readonly variables: { readonly numbers: string[] } }).variables;
  const [row] = await sql.unsafe<{ answer: string }[]>(companiesJson, [numbers], { prepare: true });
  return row?.answer ?? "";
}

async function dossiers(): Promise<string> {
  return JSON.stringify({ data: { dossiers: { nodes: await sql.unsafe(dossierRows, [], { prepare: true }) } } });
}
