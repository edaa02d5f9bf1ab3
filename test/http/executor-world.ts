import { buildSchema, GraphQLError, isInterfaceType, isObjectType, responsePathAsArray, type GraphQLFieldResolver, type GraphQLScalarType, type GraphQLSchema } from "graphql";

/** What a field of the world is asked with: the seed of all outcomes, and a list that each resolver call is written to. */
export type Seen = { readonly seed: number; readonly calls: string[] };

const wrappings = ["T", "T!", "[T]", "[T!]", "[T]!", "[T!]!", "[[T!]]!"];

/** Kinds of fields and their types. Each stands in Query and Thing in every wrapping: `int0` ... `int6` with a resolver, `int0_plain` ... without. */
export const kinds = { int: "Int", text: "String", id: "ID", colour: "Colour", odd: "Odd", day: "Day", thing: "Thing", named: "Named", pet: "Pet", dog: "Dog" };

const fields = Object.entries(kinds).flatMap(([kind, type]) =>
  wrappings.flatMap((wrapping, index) => {
    const name = `${kind}${index}`;
    const wrapped = wrapping.replace("T", type);
    return [`${name}(text: String = "a", odd: Odd, colours: [Colour!], filter: Filter, must: Int! = 1): ${wrapped}`, `${name}_plain: ${wrapped}`];
  }),
);

const sdl = `
scalar Odd
scalar Day
enum Colour { RED GREEN }
input Filter { text: String = "x", colours: [Colour!], odd: Odd, min: Int! = 3, not: Filter }
interface Named { name: String, must: String!, thing: Thing }
type Cat implements Named { name: String, must: String!, thing: Thing, meows: Boolean! }
type Dog implements Named { name: String, must: String!, thing: Thing, barks: Int }
type Fish { name: String, deep: Float }
union Pet = Cat | Dog | Fish
type Thing { ${fields.join("\n")} needs(given: Int!): Int, method(of: String = "d"): String, plainMethod: String }
type Query { ${fields.join("\n")} needs(given: Int!, of: Filter): String }
type Mutation { first: Int!, second(fail: Boolean): Int!, third: Int }
`;

/** A number of 0 to 1 that depends on nothing but the seed and the text. */
export function chance(seed: number, text: string): number {
  let hash = 2_166_136_261 ^ seed;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  for (const [shift, factor] of [[15, 2_246_822_507], [13, 3_266_489_909], [16, 1]] as const) hash = Math.imul(hash ^ (hash >>> shift), factor);
  return (hash >>> 0) / 4_294_967_296;
}

/** One of several, by the seed and the text. */
export function pick<T>(seed: number, text: string, of: readonly T[]): T {
  return of[Math.floor(chance(seed, text) * of.length)] as T;
}

class Fault extends Error {
  override readonly name = "Fault";
  readonly extensions = { code: "FAULT" };
}

const thrown: readonly ((place: string) => unknown)[] = [
  (place) => new Error(`plain ${place}`),
  (place) => new Fault(place),
  (place) => new GraphQLError(`coded ${place}`, { extensions: { code: "CODED" } }),
  (place) => new GraphQLError(`located ${place}`, { path: ["elsewhere", 1] }),
  (place) => `text ${place}`,
  () => null,
  () => undefined,
  () => 7,
  () => ({ no: "error" }),
];

const wrong: readonly unknown[] = [null, null, undefined, "text", 4, {}, Number.NaN, [], new Fault("returned"), () => "called"];

/** What `make` gives, or what can go wrong instead, at once or some turns later. */
function outcome(seed: number, place: string, make: () => unknown): unknown {
  const give = (): unknown => {
    const fate = chance(seed, `${place}:fate`);
    if (fate < 0.04) throw pick(seed, `${place}:thrown`, thrown)(place);
    return fate < 0.1 ? pick(seed, `${place}:wrong`, wrong) : make();
  };
  if (chance(seed, `${place}:delay`) >= 0.3) return give();
  const promise = later(Math.floor(chance(seed, `${place}:turns`) * 6), give);
  promise.catch(() => {}); // nobody may come to read it
  return promise;
}

async function later(turns: number, give: () => unknown): Promise<unknown> {
  for (let turn = 0; turn < turns; turn++) await Promise.resolve();
  return give();
}

function valueOf(seed: number, place: string, type: string): unknown {
  const bare = type.endsWith("!") ? type.slice(0, -1) : type;
  return outcome(seed, place, () => (bare.startsWith("[") ? listOf(seed, place, bare.slice(1, -1)) : singleOf(seed, place, bare)));
}

function listOf(seed: number, place: string, type: string): unknown {
  const items = Array.from({ length: Math.floor(chance(seed, `${place}:length`) * 4) }, (_, index) => valueOf(seed, `${place}.${index}`, type));
  return chance(seed, `${place}:set`) < 0.1 ? new Set(items) : items;
}

const leaves: Readonly<Record<string, readonly unknown[]>> = {
  Int: [1, -5, "12", true, 2 ** 31, 1.5, "text"],
  Float: [1.5, 2, "3", Number.POSITIVE_INFINITY],
  Boolean: [true, false, 1, "yes"],
  String: ["a", "é\u2028\"", 4, true, { toString: (): string => "object" }, { valueOf: (): number => 5 }],
  ID: ["a", 4, 1.5, { toString: (): string => "object" }],
  Colour: ["RED", "GREEN", "GREEN", "BLUE"],
  Odd: ["fine", "fine", "throw", "throw text", "throw located", "null", "undefined", "promise"],
  Day: [new Date(0), new Date(86_400_000), new Date(Number.NaN), "2016-04-01"],
};

function singleOf(seed: number, place: string, type: string): unknown {
  return type in leaves ? pick(seed, place, leaves[type] ?? []) : objectOf(seed, place, type);
}

/** An object with its properties there beforehand, as a row has. */
function objectOf(seed: number, place: string, type: string): unknown {
  const kind = type === "Named" ? pick<unknown>(seed, place, ["Cat", "Dog", "Cat", "Dog", "Fish", "Colour", "Nobody", 4, null]) : pick(seed, place, ["Cat", "Dog", "Fish", "Thing"]);
  const say = function (this: { readonly place: string }, values: unknown, { seed: given }: Seen): string {
    return `${this.place} ${JSON.stringify(values)} ${given}`;
  };
  const object: Record<string, unknown> = { place, kind, method: say, plainMethod: pick<unknown>(seed, `${place}:method`, ["property", say]) };
  if (chance(seed, `${place}:typename`) < 0.5) object["__typename"] = kind;
  const plain: [string, string][] = [["name", "String"], ["must", "String"], ["meows", "Boolean"], ["barks", "Int"], ["deep", "Float"]];
  for (const [name, bare] of Object.entries(kinds)) for (const [index, wrapping] of wrappings.entries()) plain.push([`${name}${index}_plain`, wrapping.replace("T", bare)]);
  // Worked out when read: objects hold objects without end, and nobody would wait for a promise that is not read.
  for (const [name, of] of plain) Object.defineProperty(object, name, { get: () => valueOf(seed, `${place}.${name}`, of) });
  return object;
}

const resolve: GraphQLFieldResolver<unknown, Seen> = (_source, values, { seed, calls }, { path, returnType, parentType, fieldName, fieldNodes, operation, variableValues, fragments }) => {
  const place = responsePathAsArray(path).join(".");
  calls.push(JSON.stringify({ path, values, returnType, parentType, fieldName, nodes: fieldNodes.map(({ loc }) => loc?.start), operation: operation.name?.value, variableValues, fragments: Object.keys(fragments) }));
  return valueOf(seed, place, String(returnType));
};

const odd: Partial<GraphQLScalarType> = {
  serialize: (value: unknown): unknown => {
    if (value === "throw") throw new Fault("not to be written");
    if (value === "throw text") throw "text"; // oxlint-disable-line no-throw-literal -- what others may throw
    if (value === "throw located") throw new GraphQLError("located in a scalar", { path: ["scalar"] });
    if (value === "promise") return Promise.reject(new Fault("written too late"));
    if (value === "null") return null;
    return value === "undefined" ? undefined : { written: value };
  },
  parseValue: (value: unknown): unknown => {
    if (value === "bad") throw new Fault("not to be read");
    return { read: value };
  },
};

/** A schema with every kind of type in every wrapping, whose fields answer, fail and dawdle by their place in the answer and the seed alone. */
export function worldSchema(): GraphQLSchema {
  const schema = buildSchema(sdl);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && ["Query", "Mutation", "Thing"].includes(type.name)) for (const field of Object.values(type.getFields())) if (!/_plain$|ethod$/.test(field.name)) field.resolve = resolve;
    if (isInterfaceType(type)) type.resolveType = (value: { readonly place: string; readonly kind: unknown }, { seed }: Seen) => outcome(seed, `${value.place}:type`, () => value.kind) as string;
  }
  const dog = schema.getType("Dog");
  if (isObjectType(dog)) dog.isTypeOf = (value: { readonly place: string } | string, { seed }: Seen) => outcome(seed, `${typeof value === "string" ? value : value.place}:dog`, () => true) as boolean;
  Object.assign(schema.getType("Odd") as GraphQLScalarType, odd);
  Object.assign(schema.getType("Day") as GraphQLScalarType, { serialize: (value: Date) => value.toISOString().slice(0, 10) });
  return schema;
}
