export * from "./access.ts";
export * from "./dossier.ts";
export * from "./intake.ts";
export * from "./load.ts";
export * from "./register.ts";
export * from "./registry.ts";
