// The table of standard headers: sound in itself, and true of the C library of this machine.
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { standardHeaders } from "../../../server/src/engine/knowledge/data/standardHeaders.ts";
import { mayDeclare, standardHeaderOf } from "../../../server/src/engine/knowledge/standardHeader.ts";

const names = standardHeaders.flatMap((header) => header.declares ?? []);
const headers = new Set(standardHeaders.map((header) => header.name));

describe("table of standard headers", () => {
  it("gives each header and each name once", () => {
    expect(headers.size).toBe(standardHeaders.length);
    expect(new Set(names).size).toBe(names.length);
  });

  it("brings only headers and names it knows", () => {
    const strange = standardHeaders.flatMap((header) => header.mayBring ?? []).filter((item) => !headers.has(item) && !names.includes(item));
    expect(strange).toEqual([]);
  });

  it("leaves out malloc, which cgo declares itself", () => {
    expect(standardHeaderOf("malloc")).toBeUndefined();
    expect(standardHeaderOf("free")).toBe("stdlib.h");
  });

  it("trusts no header it does not know", () => {
    expect(mayDeclare("git2.h", "free")).toBe(true);
    expect(mayDeclare("stdio.h", "free")).toBe(false);
    expect(mayDeclare("pthread.h", "free")).toBe(true);
    expect(mayDeclare("strings.h", "strlen")).toBe(true);
  });
});

const compiler = ["cc", "gcc", "clang"].find((name) => spawnSync(name, ["--version"]).status === 0);

/** The names of the table that a header of this machine leaves undeclared; undefined when there is no such header. */
function undeclaredIn(header: string, flags: readonly string[]): ReadonlySet<string> | undefined {
  // One use per name: an undeclared one is an error that quotes it.
  const uses = names.map((name) => `#ifndef ${name}\nvoid *use_${name}(void) { return (void *)${name}; }\n#endif`).join("\n");
  const args = ["-x", "c", "-fsyntax-only", "-w", "-fmax-errors=0", "-fno-builtin", ...flags, "-"];
  const { stderr } = spawnSync(compiler ?? "", args, { input: `#include <${header}>\n${uses}\n`, encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
  if (/No such file|not found/.test(stderr)) return undefined;
  return new Set([...stderr.matchAll(/'(\w+)' undeclared|undeclared (?:identifier|library function) '(\w+)'/g)].map((match) => match[1] ?? match[2] ?? ""));
}

// Clang spells the error limit differently, and platforms other than Linux have their own C library: CI has gcc and glibc.
describe.skipIf(compiler === undefined || process.platform !== "linux")("table of standard headers, asked of the C compiler", () => {
  it.each([[[]], [["-D_GNU_SOURCE"]]])("says truly what a header cannot declare, with flags %j", (flags) => {
    const wrong: string[] = [];
    for (const header of headers) {
      const undeclared = undeclaredIn(header, flags);
      if (undeclared === undefined) continue;
      for (const name of names) {
        if (!undeclared.has(name) && !mayDeclare(header, name)) wrong.push(`<${header}> declares ${name}`);
        if (undeclared.has(name) && standardHeaderOf(name) === header) wrong.push(`<${header}> lacks ${name}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
