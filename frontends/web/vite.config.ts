import { defineConfig, type Plugin } from "vite";

/** What the first script runs next stands in the page, with all that it needs: so it is fetched at once too. */
const mainBesideFirst: Plugin = {
  name: "main-beside-first",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle }) => {
      const chunks = Object.values(bundle ?? {}).filter((each) => each.type === "chunk");
      const main = chunks.find((each) => each.facadeModuleId?.endsWith("/src/main.tsx"));
      const there = chunks.filter((each) => each.isEntry).flatMap((each) => [each.fileName, ...each.imports]);
      const files = main ? [main.fileName, ...main.imports].filter((file) => !there.includes(file)) : [];
      return files.map((file) => ({ tag: "link", attrs: { rel: "modulepreload", crossorigin: true, href: `/${file}` }, injectTo: "head" as const }));
    },
  },
};

export default defineConfig({
  plugins: [mainBesideFirst],
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
