/** A package of this folder is not installed; the message says what to do. */
export class MissingPackage extends Error {}

/** Throws MissingPackage, which says how to install them, unless the packages that only the benchmarks need are there. */
export function requirePackages(names: readonly string[]): void {
  for (const name of names) {
    try {
      import.meta.resolve(name);
    } catch (cause) {
      throw new MissingPackage(`This benchmark needs the package ${name}. Run \`npm ci --prefix bench\` first.`, { cause });
    }
  }
}

/** Loads such a package. What is typed is what is used of it, so that the project compiles without it. */
export async function benchPackage<Module>(name: string): Promise<Module> {
  requirePackages([name]);
  return (await import(name)) as Module;
}
