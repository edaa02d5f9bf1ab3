import type { Command } from "commander";
import { createKey, GRACE_MS, listKeys, revokeKey, rotateKey, stateOf, type ApiKey, type KeyAudience, type NewKey } from "../access/key-store.ts";
import { connect, type Sql } from "../db/connect.ts";
import { DomainError } from "../domain/errors.ts";
import { parseDuration, parseKeyAudience, parseLastDay } from "./key-options.ts";
import { table } from "./output.ts";
import { output, withDatabase } from "./with-database.ts";

type CreateOptions = { readonly name: string; readonly audience: KeyAudience; readonly expiresIn?: number; readonly expiresOn?: Date };

/** Adds `keys create`, `list`, `revoke` and `rotate`. */
export function addKeyCommands(program: Command): void {
  const keys = program.command("keys").description("keys of clients; a running service takes them at once and heeds a change within 10 seconds");
  keys
    .command("create")
    .requiredOption("--name <name>", "who uses it, as in \"dashboard of the agency\"")
    .requiredOption("--audience <audience>", "INTERNAL, HANDLER or ADMIN", parseKeyAudience)
    .option("--expires-in <duration>", "as in 24h or 90d; without an end it lasts until it is revoked", parseDuration)
    .option("--expires-on <day>", "the last day on which it works, in Europe/Brussels", parseLastDay)
    .description("make a key and print it, this once, on standard output")
    .action(createCommand);
  keys.command("list").description("list the keys on standard output; the secrets are not kept").action(listCommand);
  keys.command("revoke").argument("<id>", "the 8 characters after kmo_").description("end a key; services refuse it within 10 seconds").action(revokeCommand);
  keys
    .command("rotate")
    .argument("<id>", "the 8 characters after kmo_")
    .option("--grace <duration>", "how long the old key goes on working", parseDuration, GRACE_MS)
    .description("make a key in the place of another one, and print it, this once, on standard output")
    .action(rotateCommand);
}

const withKeys = (work: (sql: Sql) => Promise<void>): Promise<void> =>
  withDatabase(async ({ target }) => {
    const sql = connect(target, { max: 1, applicationName: "kmo-graph keys" });
    try {
      await work(sql);
    } finally {
      await sql.end({ timeout: 5 });
    }
  });

const createCommand = ({ name, audience, expiresIn, expiresOn }: CreateOptions): Promise<void> =>
  withKeys(async (sql) => {
    if (expiresIn !== undefined && expiresOn !== undefined) throw new DomainError("INVALID_ARGUMENT", "Both --expires-in and --expires-on are given. Give one of them.");
    const now = new Date();
    const expiresAt = expiresIn === undefined ? (expiresOn ?? null) : new Date(now.getTime() + expiresIn);
    show(await createKey(sql, { name, audience, expiresAt }, now));
  });

const listCommand = (): Promise<void> =>
  withKeys(async (sql) => {
    const now = new Date();
    const rows = (await listKeys(sql)).map((key) => [key.id, key.name, key.audience, stateOf(key, now), key.createdAt.toISOString(), key.expiresAt?.toISOString() ?? "never", key.replaces ?? ""]);
    process.stdout.write(`${table(["id", "name", "audience", "state", "created", "expires", "replaces"], rows)}\n`);
  });

const revokeCommand = (id: string): Promise<void> =>
  withKeys(async (sql) => {
    const { name, revokedAt } = await revokeKey(sql, id, new Date());
    output.line(`The key ${id} (${name}) is revoked since ${revokedAt?.toISOString()}; services refuse it within 10 seconds.`);
  });

const rotateCommand = (id: string, { grace }: { grace: number }): Promise<void> =>
  withKeys(async (sql) => {
    show(await rotateKey(sql, id, { now: new Date(), graceMs: grace }));
    const old = (await listKeys(sql)).find((key) => key.id === id);
    output.line(`The key ${id} works until ${old?.expiresAt?.toISOString()}; put the new one in its place before.`);
  });

function show({ key, text }: NewKey): void {
  output.line(`Key ${key.id} of ${describe(key)}. Keep it now: it is not shown again.`);
  process.stdout.write(`${text}\n`);
}

function describe({ name, audience, expiresAt }: ApiKey): string {
  return `${name}, for ${audience}, ${expiresAt === null ? "without an end" : `until ${expiresAt.toISOString()}`}`;
}
