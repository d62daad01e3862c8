/** How `hey-api` makes the TypeScript client: modules that name each other's files, so that Node and browsers find them. */

export default {
  input: process.env.DOCUMENT,
  output: { path: process.env.OUTPUT, module: { extension: ".ts" }, tsConfigPath: null },
  plugins: ["@hey-api/client-fetch", "@hey-api/sdk", "@hey-api/typescript"],
};
