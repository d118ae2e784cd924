// disallowed-cgo-flag: flags in a `#cgo` line that stop the build, and paths that exist on one machine only.
//
// Hazard: flags can run code while a program is built (`-fplugin=`, `-B`, linker scripts), so the go command lets through
// what is on its list and refuses everything else, for everybody who depends on the package.
// Decides from: the list (knowledge/cgoFlags.ts). The go command stops at the first refused flag of a line; so does
// the rule. Paths: below somebody's home likely, other absolute ones outside the system's folders possible.
// Blind spots: CGO_CFLAGS_ALLOW and its relatives stand in the environment of the build: a file, or a comment beside the
// line, that mentions one makes the finding possible.
import { firstRefused, flagSideOf, type RefusedFlag } from "../../knowledge/cgoFlags.ts";
import type { CgoDirective, GoFileModel, PackageModel } from "../../program/model.ts";
import { defineRule, type RawFinding } from "../defineRule.ts";

export const rule = defineRule({
  name: "disallowed-cgo-flag",
  family: "build",
  severity: "warning",
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "A `#cgo` line holds a flag that the go command refuses, or a path that exists on one machine only.",
    why:
      "The go command lets through compiler and linker flags of a fixed list. With any other one the build stops with “invalid " +
      "flag in #cgo …”, here and in every program that imports the package, unless the person who builds sets " +
      "`CGO_CFLAGS_ALLOW` or `CGO_LDFLAGS_ALLOW`.",
    fixAdvice:
      "Leave the flag out, move it to the line it belongs to (`-l` and `-L` to LDFLAGS), or say in the README which " +
      "`CGO_…_ALLOW` a build needs. Write paths of your sources with `${SRCDIR}`, other libraries with `pkg-config`.",
    fact:
      "To keep builds safe the go command admits few flags in #cgo lines, -D, -U, -I and -l among them. Whoever builds can admit more with a regular " +
      "expression in CGO_CFLAGS_ALLOW (or CGO_CPPFLAGS_ALLOW, CGO_LDFLAGS_ALLOW …). Flags in CGO_CFLAGS itself are the builder's own and not " +
      "looked at. `${SRCDIR}` becomes the folder of the source file.",
    gate: "The list is that of Go 1.26. Older versions allow the same flags or fewer.",
    references: [
      { title: "cmd/cgo: Using cgo with the go command", url: "https://pkg.go.dev/cmd/cgo#hdr-Using_cgo_with_the_go_command" },
      { title: "Go wiki: invalid flag in #cgo CFLAGS", url: "https://go.dev/wiki/InvalidFlag" },
    ],
    bad: "wholeArchiveBad",
    good: "plainFlagsOk",
  },
  messages: {
    refused: "the go command refuses `{flag}` in {verb} unless CGO_{verb}_ALLOW admits it",
    linker: "`{flag}` belongs into LDFLAGS: the go command refuses it in {verb}",
    compiler: "`{flag}` belongs into CFLAGS: the go command refuses it in LDFLAGS",
    path: "`{flag}` names a folder of one machine",
    absolute: "`{flag}` is an absolute path, which other machines may not have",
  },
  fixes: {},
  checkFile: (file, { pkg, report }) => {
    if (file.kind !== "go") return;
    for (const directive of file.cgoDirectives) {
      const refused = firstRefused(directive.verb, directive.args);
      if (refused !== undefined) report(refusal(file, directive, refused, pkg));
      const path = foreignPath(directive);
      if (path !== undefined) report(pathFinding(file, directive, path));
    }
  },
});

function refusal(file: GoFileModel, directive: CgoDirective, { flag, fitsOtherSide }: RefusedFlag, pkg: PackageModel): RawFinding {
  const messageId = !fitsOtherSide ? "refused" : directive.verb === "LDFLAGS" ? "compiler" : "linker";
  return {
    messageId,
    data: { flag: shorten(flag), verb: directive.verb },
    at: { uri: file.uri, base: 0, span: spanOf(file, directive, flag) },
    confidence: pkg.goFiles.some(({ text }) => text.includes(`CGO_${directive.verb}_ALLOW`)) ? "possible" : "likely",
    trace: [],
    label: `${directive.verb} ${flag}`,
  };
}

interface ForeignPath {
  readonly flag: string;
  /** Below the home of a person. */
  readonly isPersonal: boolean;
}

/** One per line: the worst. */
function foreignPath({ verb, args }: CgoDirective): ForeignPath | undefined {
  if (flagSideOf(verb) === undefined) return undefined;
  const found = args.flatMap((flag, index) => {
    const before = args[index - 1] ?? "";
    const path = /^(?:-I|-L|-F|-isystem|-Wl,-rpath[=,])?((?:\/|[A-Za-z]:[\\/]).*)$/.exec(flag)?.[1];
    if (path === undefined || isSystemPath(path)) return [];
    return [{ flag: /^-(?:I|L|F|isystem)$/.test(before) ? `${before} ${flag}` : flag, isPersonal: personal.test(path) }];
  });
  return found.find(({ isPersonal }) => isPersonal) ?? found[0];
}

const personal = /^(?:\/home\/|\/Users\/(?!Shared\/)|\/root\/|[A-Za-z]:[\\/]Users[\\/](?!Public[\\/]))/;

/** The same on every machine of the platform. */
function isSystemPath(path: string): boolean {
  return /^\/(?:usr\/(?:include|lib\w*|share)|lib\w*|System|Library|Applications\/Xcode|opt\/homebrew|usr\/local\/(?:include|lib\w*|opt|Cellar))(?:\/|$)/.test(path);
}

function pathFinding(file: GoFileModel, directive: CgoDirective, { flag, isPersonal }: ForeignPath): RawFinding {
  return {
    messageId: isPersonal ? "path" : "absolute",
    data: { flag: shorten(flag) },
    at: { uri: file.uri, base: 0, span: spanOf(file, directive, flag) },
    confidence: isPersonal ? "likely" : "possible",
    trace: [],
    label: `path ${flag}`,
  };
}

/** Where the flag stands; the whole line when quotes make it look different there. */
function spanOf(file: GoFileModel, { span }: CgoDirective, flag: string): { start: number; end: number } {
  const line = file.text.slice(span.start, span.end);
  const values = line.indexOf(":") + 1;
  const match = new RegExp(`(?<=\\s|:)${flag.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "\\s+")}(?=\\s|$)`).exec(line.slice(values));
  if (match === null) return span;
  const start = span.start + values + match.index;
  return { start, end: start + match[0].length };
}

function shorten(flag: string): string {
  const text = flag.replaceAll("${SRCDIR}", "$SRCDIR");
  return text.length > 34 ? `${text.slice(0, 33)}…` : text;
}
