import { defineConfig } from "vite";

export default defineConfig({
  resolve: {
    alias: { "mentoring-client": new URL("../../clients/typescript/src/index.ts", import.meta.url).pathname },
    preserveSymlinks: true, // the packages lie elsewhere, and name each other there
  },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    manifest: false,
    modulePreload: { polyfill: false }, // it would be a script within the page, which the page's policy refuses
    assetsInlineLimit: 0,
  },
  server: { port: 5173 },
});
