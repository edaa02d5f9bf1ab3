import { defineConfig } from "vitest/config";

export default defineConfig({
  // graphql 16 ships CJS and ESM builds; Node takes the first, Vite the second: make Vite take the first too.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 300_000,
    // What is polled for comes late on a busy machine; it is never waited for when it is there.
    expect: { poll: { timeout: 10_000 } },
  },
});
