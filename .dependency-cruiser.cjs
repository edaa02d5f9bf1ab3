// The layers of docs/architecture.md: imports go down only, siblings do not see each other.
const below = {
  data: [],
  domain: ["data"],
  db: ["data", "domain"],
  registry: ["data", "domain", "db"],
  reporting: ["data", "domain", "db"],
  intake: ["data", "domain", "db"],
  access: ["data", "domain", "db"],
  graphql: ["data", "domain", "db", "registry", "reporting", "intake"],
  demo: ["data", "domain", "db", "registry", "intake"],
};

const layers = Object.entries(below).map(([layer, allowed]) => ({
  name: `layer-${layer}`,
  severity: "error",
  comment: `${layer} may import ${allowed.join(", ") || "nothing of the project"}`,
  from: { path: `^src/${layer}/` },
  to: { path: "^src/", pathNot: `^src/(${[layer, ...allowed].join("|")})/` },
}));

module.exports = {
  forbidden: [
    ...layers,
    { name: "domain-is-plain", severity: "error", comment: "values and rules use no package", from: { path: "^src/(data|domain)/" }, to: { dependencyTypes: ["npm", "npm-dev", "npm-optional"] } },
    { name: "web-stands-alone", severity: "error", comment: "the page talks to the service over HTTP", from: { path: "^src/web/" }, to: { path: "^src/(?!web/)" } },
    { name: "nobody-imports-web", severity: "error", from: { path: "^src/(?!web/)" }, to: { path: "^src/web/" } },
    { name: "no-circular", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "no-dev-dependency", severity: "error", from: { path: "^src/", pathNot: "^src/web/" }, to: { dependencyTypes: ["npm-dev"] } },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    parser: "swc",
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"], extensions: [".ts", ".js", ".mjs", ".json"] },
  },
};
