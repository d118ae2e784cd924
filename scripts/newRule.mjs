// `npm run new-rule -- NAME [--family FAMILY]`: a rule that works and a fixture it passes, ready to be filled in, and
// everything generated from rules. NAME is kebab-case and says the defect: `cstring-leak`. FAMILY is the folder of the rule;
// memory when it is not given. Overwrites nothing. Exit codes: 0 done, 1 generating failed, 2 wrong usage.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot, requireNode } from "./ensureReady.mjs";
import { camelCase, families, ruleTemplate } from "./newRule/template.mjs";

requireNode();
process.exitCode = main();

/** @returns {0 | 1 | 2} */
function main() {
  const given = readArguments();
  const problem = typeof given === "string" ? given : problemOf(given);
  if (problem !== undefined || typeof given === "string") {
    console.error(`new-rule: ${problem}; write: npm run new-rule -- NAME [--family FAMILY]`);
    return 2;
  }
  const { version } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
  const files = ruleTemplate(given.name, { family: given.family, since: version });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(projectRoot, path)), { recursive: true });
    writeFileSync(join(projectRoot, path), text);
    console.log(`new-rule: wrote ${path}`);
  }
  const { status } = spawnSync(process.execPath, [join(projectRoot, "scripts/generate.mjs")], { stdio: "inherit" });
  if (status !== 0) return 1;
  console.log(`new-rule: next, write the fixture, then the rule, until this passes: npx vitest run test/unit/fixtures.test.ts -t ${given.name}`);
  return 0;
}

/** @returns {{ name: string, family: string } | string} a string says what is wrong */
function readArguments() {
  try {
    const { values, positionals } = parseArgs({ options: { family: { type: "string", default: "memory" } }, allowPositionals: true });
    const [name] = positionals;
    if (name === undefined) return "no name was given";
    return positionals.length > 1 ? `one rule at a time, not ${positionals.join(" and ")}` : { name, family: values.family };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * @param {{ name: string, family: string }} rule
 * @returns {string | undefined}
 */
function problemOf({ name, family }) {
  if (!/^[a-z]+(-[a-z]+)*$/.test(name)) return `${name} is not kebab-case (lower-case words joined by hyphens)`;
  if (!families.includes(family)) return `there is no family ${family}; there are ${families.join(", ")}`;
  const rules = readdirSync(join(projectRoot, "server/src/engine/rules"), { recursive: true }).map((path) => basename(String(path)));
  if (rules.includes(`${camelCase(name)}.ts`)) return `there is a rule file ${camelCase(name)}.ts already`;
  return existsSync(join(projectRoot, "test/fixtures/rules", name)) ? `there are fixtures in test/fixtures/rules/${name} already` : undefined;
}
