import { parseExample } from "./example-text.ts";
import menu from "./examples/menu.json";

const queries = import.meta.glob("./examples/*.graphql", { eager: true, import: "default", query: "?raw" });
const variables = import.meta.glob(["./examples/*.json", "!./examples/menu.json"], { eager: true, import: "default", query: "?raw" });

const read = (name) => parseExample(name, queries[`./examples/${name}.graphql`], variables[`./examples/${name}.json`]);

/** The examples by group, in menu order. */
export const groups = menu.map(({ title, examples }) => ({ title, examples: examples.map(read) }));

/** Every example in menu order; the first question comes first. */
export const examples = groups.flatMap((group) => group.examples);
