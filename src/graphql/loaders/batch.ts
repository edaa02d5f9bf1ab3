import { channel } from "node:diagnostics_channel";
import DataLoader from "dataloader";

/** Told of each batched read, by how many keys it asks for; for figures. */
export const batches = channel("kmo-graph:batch");

/** Finds values for many keys in one statement; what is not there is absent. */
export type FindMany<Value> = (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;

/** Loads by key, null where there is nothing. */
export function oneEach<Value>(find: FindMany<Value>): DataLoader<string, Value | null> {
  return new DataLoader(async (keys) => {
    batches.publish(keys.length);
    const found = await find(keys);
    return keys.map((key) => found.get(key) ?? null);
  });
}

/** Loads by key, an empty list where there is nothing. */
export function manyEach<Value>(find: FindMany<readonly Value[]>): DataLoader<string, readonly Value[]> {
  return new DataLoader(async (keys) => {
    batches.publish(keys.length);
    const found = await find(keys);
    return keys.map((key) => found.get(key) ?? []);
  });
}

/** Loads by key, and fails where a find that owes a value for every key gave none. */
export function everyOne<Value>(find: FindMany<Value>): DataLoader<string, Value> {
  return new DataLoader(async (keys) => {
    batches.publish(keys.length);
    const found = await find(keys);
    return keys.map((key) => found.get(key) ?? new Error("a batched read left out a key"));
  });
}

/** One loader for each set of arguments, so that fields with the same arguments share a statement; `key` tells the sets apart. */
export function byArguments<Arguments, Loader>(make: (parameters: Arguments) => Loader, key: (parameters: Arguments) => string): (parameters: Arguments) => Loader {
  const made = new Map<string, Loader>();
  return (parameters) => {
    const name = key(parameters);
    const loader = made.get(name) ?? make(parameters);
    made.set(name, loader);
    return loader;
  };
}
