import { kinds, pick, chance } from "./executor-world.ts";

const composite: ReadonlySet<string> = new Set(["thing", "named", "pet", "dog"]);
const named = ["name", "must", "thing"];
const fieldsOf: Readonly<Record<string, readonly string[]>> = { Named: named, Cat: [...named, "meows"], Dog: [...named, "barks"], Fish: ["name", "deep"], Pet: [] };
const typeBelow: Readonly<Record<string, string>> = { ...kinds };
const variables = '$yes: Boolean! = true, $maybe: Boolean = false, $odd: Odd, $text: String, $colours: [Colour!] = [RED], $must: Int! = 4, $given: Int = 9, $filter: Filter';

/** A random query of the world and its variables; always the same for a seed. Not all are valid. */
export function randomQuery(seed: number): { readonly source: string; readonly variableValues: Readonly<Record<string, unknown>> } {
  let step = 0;
  const roll = (share: number): boolean => chance(seed, `query ${step++}`) < share;
  const one = <T>(of: readonly T[]): T => pick(seed, `query ${step++}`, of);
  const fragments: string[] = [];

  const value = (): string => one(['"a"', "$text"]);
  const args = (): string => {
    const given = [roll(0.5) ? `text: ${value()}` : "", roll(0.3) ? `odd: ${one(["1", "$odd", '{ a: [1, "b"] }'])}` : "", roll(0.3) ? `colours: ${one(["[RED, GREEN]", "GREEN", "$colours"])}` : ""];
    given.push(roll(0.3) ? `filter: ${one(["$filter", '{ text: $text, not: { colours: RED, odd: $odd } }', "{}"])}` : "", roll(0.3) ? `must: ${one(["2", "$must"])}` : "");
    const text = given.filter(Boolean).join(", ");
    return text === "" ? "" : `(${text})`;
  };
  const directive = (): string => (roll(0.12) ? ` ${one(["@skip(if: $maybe)", "@include(if: $yes)", "@include(if: $maybe)", "@skip(if: false)", "@include(if: false)", "@skip(if: $maybe) @include(if: $yes)"])}` : "");

  const field = (type: string, depth: number): string => {
    const key = `k${step++}: `;
    if (roll(0.1)) return "__typename";
    if (type !== "Thing" && type !== "Query") {
      const name = one(fieldsOf[type] ?? []);
      if (name === undefined) return "__typename";
      return name === "thing" ? `${key}thing${directive()} ${selection("Thing", depth - 1)}` : roll(0.5) ? name : `${key}${name}${directive()}`;
    }
    if (roll(0.05)) return `${key}needs(given: ${one(["1", "$given", "$must"])})`;
    if (type === "Thing" && roll(0.1)) return `${key}${one(["method", 'method(of: "x")', "plainMethod"])}`;
    const kind = one([...Object.keys(kinds), "odd", "thing", "thing"].filter((name) => depth > 0 || !composite.has(name)));
    const name = `${kind}${one([0, 0, 0, 1, 1, 2, 3, 4, 5, 6])}`;
    const call = roll(0.5) ? `${name}_plain` : `${name}${args()}`;
    return `${key}${call}${directive()}${composite.has(kind) ? ` ${selection(typeBelow[kind] ?? "", depth - 1)}` : ""}`;
  };
  const fragment = (type: string, depth: number): string => {
    const on = ({ Pet: one(["Cat", "Dog", "Fish", "Named"]), Named: one(["Cat", "Dog", "Named"]) } as Record<string, string>)[type] ?? type;
    if (roll(0.5)) return `... on ${on}${directive()} ${selection(on, depth - 1)}`;
    const name = `F${fragments.length}`;
    fragments.push("");
    fragments[Number(name.slice(1))] = `fragment ${name} on ${on} ${selection(on, depth - 1)}`;
    return `...${name}${directive()}${roll(0.2) ? ` ...${name}` : ""}`;
  };
  const selection = (type: string, depth: number): string => {
    const count = 1 + Math.floor(chance(seed, `query ${step++}`) * 6);
    return `{ ${Array.from({ length: count }, () => (roll(0.2) && depth > 0 ? fragment(type, depth) : field(type, depth))).join(" ")} }`;
  };

  const body = selection("Query", 4);
  const variableValues = Object.fromEntries(
    Object.entries({ maybe: one([true, false]), yes: one([true, false]), odd: one([1, "x", { a: 1 }]), text: one(["t", null]), given: one([1, null, 7]), filter: one([null, { text: "f" }, { not: { min: 2 } }]), must: one([5, 6]) }).filter(() => roll(0.7)),
  );
  const used = (text: string): string => variables.split(", ").filter((definition) => new RegExp(`\\${definition.slice(0, definition.indexOf(":"))}\\b`).test(text)).join(", ");
  const whole = [body, ...fragments].join("\n");
  return { source: `query Q${used(whole) === "" ? "" : `(${used(whole)})`} ${whole}`, variableValues };
}
