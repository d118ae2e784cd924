// Every C row names the header that declares its function, as the C library of this machine sees it.
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { cgoModels } from "../../../server/src/engine/knowledge/data/cgo.ts";
import { libcBorrowModels } from "../../../server/src/engine/knowledge/data/libcBorrow.ts";
import { libcMemoryModels } from "../../../server/src/engine/knowledge/data/libcMemory.ts";
import { noReturnModels } from "../../../server/src/engine/knowledge/data/noReturn.ts";
import { signalModels } from "../../../server/src/engine/knowledge/data/signals.ts";

const compiler = ["cc", "gcc", "clang"].find((name) => spawnSync(name, ["--version"]).status === 0);

/** C names by header. */
function namesByHeader(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const model of [...cgoModels, ...libcBorrowModels, ...libcMemoryModels, ...noReturnModels, ...signalModels]) {
    if (model.header === undefined) continue;
    const names = [model.name, ...(model.alsoKnownAs ?? [])].map((name) => name.replace(/^C\./, ""));
    found.set(model.header, [...(found.get(model.header) ?? []), ...names]);
  }
  return found;
}

/** The names a header leaves undeclared; undefined when this machine has no such header. */
function undeclared(header: string, names: readonly string[]): readonly string[] | undefined {
  const uses = names.map((name) => `#ifndef ${name}\nvoid *use_${name}(void) { return (void *)${name}; }\n#endif`).join("\n");
  const input = `#define _GNU_SOURCE\n#include <${header}>\n${uses}\n`;
  const { stderr } = spawnSync(compiler ?? "", ["-x", "c", "-fsyntax-only", "-w", "-fmax-errors=0", "-fno-builtin", "-"], { input, encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
  if (/No such file|not found/.test(stderr)) return undefined;
  return [...stderr.matchAll(/'(\w+)' undeclared/g)].map((match) => match[1] ?? "");
}

/** Names of other systems (BSD, Darwin, Windows), of newer C libraries, those older ones had, and those behind macros. */
const elsewhere: ReadonlySet<string> = new Set([
  "reallocf", "free_sized", "free_aligned_sized", "cfree", "_strdup", "_wcsdup", "_getcwd", "_tempnam", "_stricmp", "_strnicmp", "gets", "pvalloc",
  "__strdup", "__strndup", "exit_group", "__assert", "__assert_rtn", "_assert", "bsd_signal", "sysv_signal", "ssignal", "sigvec", "sigset", "sighold", "sigrelse", "sigignore",
]);

describe.skipIf(compiler === undefined || process.platform !== "linux")("headers of C rows", () => {
  it("declare the functions", () => {
    const wrong: string[] = [];
    for (const [header, names] of namesByHeader()) {
      const missing = undeclared(header, names) ?? [];
      wrong.push(...missing.filter((name) => !elsewhere.has(name)).map((name) => `<${header}> does not declare ${name}`));
    }
    expect(wrong).toEqual([]);
  });
});
