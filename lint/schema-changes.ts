import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, DangerousChangeType, findBreakingChanges, findDangerousChanges, isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLArgument, type GraphQLSchema } from "graphql";

/** A schema as it was released; its file is named by the version of the package. */
export type Release = { readonly version: string; readonly schema: GraphQLSchema };

/** What changed from one schema to the next, in words. */
export type Changes = { readonly breaking: readonly string[]; readonly dangerous: readonly string[]; readonly added: readonly string[] };

/** What is new and nobody has to use. */
const harmless: ReadonlySet<string> = new Set([DangerousChangeType.OPTIONAL_ARG_ADDED, DangerousChangeType.OPTIONAL_INPUT_FIELD_ADDED]);

/** What clients of an older schema have to know of a newer one. */
export function changesBetween(older: GraphQLSchema, newer: GraphQLSchema): Changes {
  const words = (changes: readonly { readonly description: string }[]): readonly string[] => changes.map(({ description }) => description).toSorted();
  const dangerous = words(findDangerousChanges(older, newer).filter(({ type }) => !harmless.has(type)));
  // What the older schema lacks is what would be missing on the way back.
  const missing = words(findBreakingChanges(newer, older)).filter((text) => text.includes(" was removed"));
  const added = missing.map((text) => text.replace(" was removed from", " was added to").replace(" was removed", " was added")).filter((text) => !dangerous.includes(text));
  return { breaking: words(findBreakingChanges(older, newer)), dangerous, added };
}

/** Deprecated members whose reason does not say from when on they may be gone, as a day. */
export function undatedDeprecations(schema: GraphQLSchema): readonly string[] {
  return deprecations(schema).filter(({ reason }) => !/\b\d{4}-\d{2}-\d{2}\b/.test(reason)).map(({ member }) => member);
}

function deprecations(schema: GraphQLSchema): readonly { readonly member: string; readonly reason: string }[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    const members = isEnumType(type) ? type.getValues() : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
    const named = members.flatMap((member) => {
      const name = `${type.name}.${member.name}`;
      const ofArguments = ("args" in member ? (member.args as readonly GraphQLArgument[]) : []).map((argument) => ({ member: `${name}(${argument.name})`, reason: argument.deprecationReason }));
      return [{ member: name, reason: member.deprecationReason }, ...ofArguments];
    });
    return named.flatMap(({ member, reason }) => (typeof reason === "string" ? [{ member, reason }] : []));
  });
}

/** Whether a version may break what an older one promised: another first number, or before 1.0.0 another second one. */
export function mayBreak(older: string, newer: string): boolean {
  const [oldMajor, oldMinor] = older.split(".");
  const [major, minor] = newer.split(".");
  return major !== oldMajor || (major === "0" && minor !== oldMinor);
}

/** The page of all changes, the newest first. */
export function changesPage(releases: readonly Release[], current: Release): string {
  const steps = [...releases, current];
  const sections = steps.slice(1).map((newer, index) => section(newer === current ? "Not released yet" : newer.version, changesBetween(steps[index]?.schema ?? newer.schema, newer.schema)));
  const obsolete = deprecations(current.schema).map(({ member, reason }) => `- \`${member}\`: ${reason}`);
  return [
    "# Changes of the schema",
    "",
    "Made by `npm run schema:changes` out of the released schemas in `docs/schema/`. A change that breaks clients is refused until the version of the package says so.",
    "",
    "## Deprecated",
    "",
    ...(obsolete.length === 0 ? ["Nothing."] : obsolete),
    "",
    ...sections.toReversed(),
    ...(releases[0] === undefined ? [] : [`## ${releases[0].version}`, "", "The first one.", ""]),
  ].join("\n");
}

function section(title: string, { breaking, dangerous, added }: Changes): string {
  const parts = [["Breaking", breaking], ["May surprise", dangerous], ["Added", added]] as const;
  const lists = parts.filter(([, list]) => list.length > 0).map(([name, list]) => `${name}:\n\n${list.map((text) => `- ${text}`).join("\n")}\n`);
  return `## ${title}\n\n${lists.length === 0 ? "Nothing.\n" : lists.join("\n")}`;
}

/** What stands against the current schema. */
export function faultsOf(releases: readonly Release[], current: Release): readonly string[] {
  const last = releases.at(-1);
  const breaking = last === undefined || mayBreak(last.version, current.version) ? [] : changesBetween(last.schema, current.schema).breaking;
  return [
    ...breaking.map((text) => `breaks clients of ${last?.version}: ${text} Keep it and deprecate it, or give the package a version that may break.`),
    ...undatedDeprecations(current.schema).map((member) => `${member} is deprecated without a day: write into the reason what to use, and from which day (YYYY-MM-DD) on it may be gone.`),
  ];
}

const root = join(import.meta.dirname, "..");
const folder = join(root, "docs", "schema");
const page = join(root, "docs", "schema-changes.md");

function inOrder(one: string, other: string): number {
  return one.localeCompare(other, "en", { numeric: true });
}

function run(mode: string | undefined): void {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const text = readFileSync(join(root, "schema.graphql"), "utf8");
  if (mode === "--release") writeFileSync(join(folder, `${version}.graphql`), text);
  const names = readdirSync(folder).filter((name) => name.endsWith(".graphql")).toSorted(inOrder);
  const releases = names.map((name) => ({ version: name.slice(0, -".graphql".length), schema: buildSchema(readFileSync(join(folder, name), "utf8")) }));
  const current = { version, schema: buildSchema(text) };
  const made = changesPage(releases, current);
  for (const fault of faultsOf(releases, current)) say(fault);
  if (mode !== "--check") writeFileSync(page, made);
  else if (readFileSync(page, "utf8") !== made) say("docs/schema-changes.md is not what the schema says: run `npm run schema:changes`.");
}

function say(fault: string): void {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
}

if (import.meta.main) run(process.argv[2]);
