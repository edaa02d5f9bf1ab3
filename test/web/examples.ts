import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../../src/config.ts";
import { parseExample, type Example } from "../../src/web/example-text.ts";

const directory = join(root, "src/web/examples");

/** The groups of the menu as the playground reads them. */
export const menu = JSON.parse(readFileSync(join(directory, "menu.json"), "utf8")) as readonly { title: string; examples: readonly string[] }[];

/** Every example there is a file of, in alphabetical order. */
export const examples: readonly Example[] = globSync("*.graphql", { cwd: directory })
  .sort()
  .map((file) => {
    const name = basename(file, ".graphql");
    const variables = join(directory, `${name}.json`);
    return parseExample(name, readFileSync(join(directory, file), "utf8"), existsSync(variables) ? readFileSync(variables, "utf8") : "");
  });
