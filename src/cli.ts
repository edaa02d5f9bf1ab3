#!/usr/bin/env node
import { Command, InvalidArgumentError } from "commander";
import { decisionsCommand, demoCommand, dossiersCommand, employmentCommand, providersCommand, refreshCommand, registerCommand, sweepCommand } from "./cli/commands.ts";
import { documentsCommand } from "./cli/documents-command.ts";
import { checkCommand } from "./cli/check-command.ts";
import { addKeyCommands } from "./cli/key-commands.ts";

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("must be a whole number from 0 to 999999999.");
  return Number(text);
}

const program = new Command("kmo-graph").description("Imports, register and demo data of kmo-graph. Settings: see .env.example.").showHelpAfterError();
const imports = program.command("import").description("bring data in; a running service shows it at once");

imports
  .command("register")
  .argument("<file>", "KBO Open Data zip as delivered: KboOpenData_<nnnn>_..._Full.zip or ..._Update.zip")
  .option("--strict", "refuse the file when a row belongs to an entity that is not in it", false)
  .description("import the company register (full) or bring it up to date (update)")
  .addHelpText("after", "\nExample: npm run kmo-graph -- import register KboOpenData_0140_2025_10_05_Full.zip")
  .action(registerCommand);
imports
  .command("employment")
  .argument("<file>", "CSV with the header enterprise_number,year,quarter,class")
  .description("import RSZ workforce classes by quarter")
  .action(employmentCommand);
imports
  .command("dossiers")
  .argument("<file>", "CSV of dossiers; its columns are in docs/imports.md")
  .option("--skip-bad <rejects>", "write bad rows with their reasons to this file and take the rest")
  .description("import dossiers; a bad row refuses the whole file unless --skip-bad is given")
  .action(dossiersCommand);
imports
  .command("providers")
  .argument("<file>", "CSV with the header number,enterprise_number,registered_from,registered_to")
  .option("--skip-bad <rejects>", "write bad rows with their reasons to this file and take the rest")
  .description("import registrations of service providers")
  .action(providersCommand);
imports
  .command("decisions")
  .argument("<file>", "CSV with the header reference,kind,amount,on; kind is OWN_SHARE_RECEIVED or PAID")
  .option("--skip-bad <rejects>", "write bad rows with their reasons to this file and take the rest")
  .description("take own shares received and payments made; a file may be imported again")
  .action(decisionsCommand);
program
  .command("sweep")
  .description("end the dossiers whose own share did not come in time, and forget old idempotency keys; a running service does it every minute")
  .action(sweepCommand);
program
  .command("refresh")
  .description("ask the live source (REGISTRY_SOURCE) anew for every company with an open dossier")
  .action(refreshCommand);
program
  .command("demo")
  .option("--companies <n>", "number of companies", wholeNumber)
  .option("--dossiers <n>", "number of dossiers; the published margins are scaled to it, and every answer says so", wholeNumber)
  .option("--seed <s>", "the same seed gives the same files", wholeNumber)
  .description("generate synthetic demo data under DATA_DIR/demo and load it into an empty database")
  .action(demoCommand);
addKeyCommands(program);
program
  .command("check")
  .description("look at the settings, the database, the data, the sources and who gets in; say what is wrong and how to mend it, and change nothing")
  .addHelpText("after", "\nExit code 0: nothing is bad. 1: something is.")
  .action(checkCommand);
program
  .command("documents")
  .argument("<paths...>", "files of GraphQL operations and fragments, or folders with .graphql and .gql files")
  .requiredOption("--out <manifest>", "file to write")
  .description("make a manifest of known documents for DOCUMENTS_FILE; every operation is checked against the schema")
  .addHelpText("after", "\nExample: npm run kmo-graph -- documents src/queries --out manifest.json")
  .action(documentsCommand);

await program.parseAsync();
