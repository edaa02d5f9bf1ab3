import { join } from "node:path";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "/playground/",
  publicDir: false,
  // Whatever NODE_ENV says, the same sources make the same files: mode, define, conditions and jsx would follow it.
  mode: "production",
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  resolve: { conditions: ["module", "browser", "production"], dedupe: ["graphql", "react", "react-dom"] },
  oxc: { jsx: { runtime: "automatic", development: false } },
  worker: { format: "es" },
  build: {
    outDir: join(import.meta.dirname, "../../public/playground"),
    emptyOutDir: true,
    target: "es2022",
    reportCompressedSize: false,
    chunkSizeWarningLimit: 5_000,
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
});
