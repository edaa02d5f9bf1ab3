import { randomUUID } from "node:crypto";
import { afterAll, inject } from "vitest";
import { openDb, type Handle } from "../../src/db/client.ts";
import { connect, type Target } from "../../src/db/connect.ts";

export type TestDatabase = Handle & { readonly target: Target; /** Texts of the statements sent so far; empty it to count anew. */ readonly statements: string[] };

/** A fresh copy of the migrated template for the calling test file; dropped when the file ends. */
export async function freshDatabase(): Promise<TestDatabase> {
  const admin = connect(inject("server"), { max: 1 });
  const name = `t_${randomUUID().replaceAll("-", "")}`;
  await admin`create database ${admin(name)} template ${admin(inject("template"))} strategy file_copy`;
  const target = { ...inject("server"), database: name };
  const statements: string[] = [];
  const handle = openDb(target, { max: 4, onStatement: (text) => statements.push(text) });
  afterAll(async () => {
    await handle.close();
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end();
  });
  return { ...handle, target, statements };
}
