// Globs from settings and .gitignore: they mean what git and picomatch say, and none of them can take long.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import picomatch from "picomatch";
import { describe, expect, it } from "vitest";
import { compileGlob, expandBraces, matchingPrefixes, pathNames } from "../../../server/src/engine/base/glob.ts";
import { isSummariesOnly } from "../../../server/src/engine/session/vendored.ts";
import { createExcludes } from "../../../server/src/scan/excludeGlobs.ts";
import { emptyScope } from "../../../server/src/scan/gitIgnore.ts";
import { tempTree } from "../../harness/tempTree.ts";

const seed = 20_261_122;
const excluded = (glob: string, path: string): boolean => createExcludes([{ base: "file:///w", globs: [glob] }])(`file:///w/${path}`);

describe("exclude globs", () => {
  it.each([
    ["gen", "a/gen/x.go", true], ["gen", "a/general/x.go", false], ["*.pb.go", "a/b/x.pb.go", true], ["/gen", "a/gen/x.go", false],
    ["./gen/", "gen/x.go", true], ["a/**/x.c", "a/x.c", true], ["a/**/x.c", "a/b/c/x.c", true], ["a/*/x.c", "a/b/c/x.c", false],
    ["{gen,out}", "out/x.go", true], ["x.{c,h,{go,mod}}", "b/x.mod", true], ["x.{c}", "x.{c}", true], ["[a-c]?", "bz", true], ["[!a-c]?", "bz", false],
    ["\\*", "*", true], ["\\*", "a", false], [".*", ".cache/x.go", true], ["中*", "中文/x.go", true], ["?", "😀", true], ["[", "[", true], ["GEN", "gen", false],
  ])("%s on %s", (glob, path, expected) => {
    expect(excluded(glob, path)).toBe(expected);
  });

  it("mean what picomatch takes them for", () => {
    const name = fc.stringMatching(/^[ab.]{1,3}$/).filter((text) => !/^\.+$/.test(text));
    const segment = fc.oneof(fc.constant("**"), fc.stringMatching(/^[ab.*?]{1,4}$/).filter((text) => !/^\.+$|\*\*/.test(text)), fc.constantFrom("[ab]*", "{a,b}", "a{a,b*}"));
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));
    // A last `**` also matches the folder itself there, which makes no difference to what is left out below it.
    const pattern = fc.array(segment, { minLength: 1, maxLength: 4 }).filter((names) => names.at(-1) !== "**" && !names.some((one, index) => one === "**" && names[index + 1] === "**")).map((names) => names.join("/"));
    fc.assert(
      fc.property(pattern, path, (glob, text) => {
        const ours = expandBraces(glob).some((one) => matchingPrefixes(compileGlob(one), pathNames(text)).at(-1));
        expect([glob, text, ours]).toEqual([glob, text, picomatch(glob, { dot: true })(text)]);
      }),
      { seed, numRuns: 1000 },
    );
  });
});

/** The paths that git says are ignored, in their order. */
function ignoredByGit(root: string, patterns: string, paths: readonly string[]): readonly string[] {
  writeFileSync(join(root, ".gitignore"), patterns);
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  const { stdout, status } = spawnSync("git", ["check-ignore", "--no-index", "-z", "--stdin"], { cwd: root, input: paths.join("\0"), encoding: "utf8", env });
  expect([0, 1]).toContain(status);
  return stdout.split("\0").filter((path) => path !== "");
}

describe(".gitignore", () => {
  const names = ["a", "b", "ab", "a.c", ".a", "b b"];
  const folders = ["", ...names, ...names.flatMap((one) => names.map((two) => `${one}/${two}`))];

  it("means what git takes it for", () => {
    const tree = tempTree(Object.fromEntries(folders.flatMap((folder) => [`${folder}/x.go`, `${folder}/abc.c`]).map((path) => [path.replace(/^\//, ""), ""])));
    expect(spawnSync("git", ["init", "-q"], { cwd: tree.path }).status).toBe(0);
    const files = folders.flatMap((folder) => [folder, `${folder}/x.go`, `${folder}/abc.c`]).map((path) => path.replace(/^\//, "")).filter((path) => path !== "");
    const segment = fc.oneof(fc.constant("**"), fc.stringMatching(/^[abcx.*?]{1,4}$/).filter((text) => !/^\.+$/.test(text)), fc.constantFrom("[ab]", "[!a]*", "[[:alpha:]]?", "\\a", "b b", "*.c", "a ", "x.go"));
    const line = fc.tuple(fc.constantFrom("", "", "", "!", "/"), fc.array(segment, { minLength: 1, maxLength: 3 }), fc.constantFrom("", "", "/")).map(([head, body, tail]) => head + body.join("/") + tail);
    for (const lines of fc.sample(fc.array(line, { minLength: 1, maxLength: 4 }), { seed, numRuns: 60 })) {
      const text = lines.join("\n");
      const scope = emptyScope.with(tree.uri, text);
      const ours = files.filter((path) => scope.ignores(`${tree.uri}/${encodeURI(path)}`, /x\.go$|abc\.c$/.test(path) ? "file" : "directory"));
      expect([text, ours]).toEqual([text, ignoredByGit(tree.path, text, files)]);
    }
  });

  it("in a folder below wins over one above", () => {
    const scope = emptyScope.with("file:///w", "*.c\n").with("file:///w/a", "!keep.c\n");
    expect(["a/keep.c", "a/x.c", "b/keep.c"].map((path) => scope.ignores(`file:///w/${path}`, "file"))).toEqual([false, true, true]);
  });
});

describe("patterns that blow up elsewhere", () => {
  const long = "a".repeat(255);
  const paths = [long, `${"a/".repeat(1500)}b`, `${`${long}/`.repeat(15)}b`];
  const patterns = [
    `${"a*".repeat(100)}b`, `${"*a".repeat(120)}b`, `${"**/a/".repeat(200)}x`, `${"**/*a*/".repeat(50)}x`, "+(+(a))b", "(a+)+b", "*(*(a))b", `${"[a-z]*".repeat(60)}1`, `${"?*".repeat(120)}b`,
    `${"{a,b}".repeat(40)}c`, "{".repeat(5000), "[".repeat(5000), `${"[a".repeat(2000)}]`, `${"[]".repeat(2000)}`, `${"{a,".repeat(500)}${"}".repeat(500)}`, "**/".repeat(5000), "{1..100000000}", "!(a|aa)*(a)b",
  ];
  // Backtracking would take longer than the age of the universe for some of them: that these end at all is the test.
  it.each(patterns.map((pattern) => [pattern.slice(0, 30), pattern] as const))("%s…", (_, pattern) => {
    for (const path of paths) {
      expect(excluded(`/${pattern}/x`, path)).toBe(false);
      expect(emptyScope.with("file:///w", `/${pattern}/x`).ignores(`file:///w/${path}`, "file")).toBe(false);
      expect(isSummariesOnly(`file:///w/${path}/y.c`, [`${pattern}/x`])).toBe(false);
    }
  });
});
