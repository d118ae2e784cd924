// What the go command does with the flags of a `#cgo` line: lets them through, or stops the build. Guarantees: agrees
// with the go command as long as no CGO_…_ALLOW or CGO_…_DISALLOW is set, which nobody can see from the sources.
//
// Notation of the table: `[x]` may be missing, `(a|b)` is one of them, `<class>` is a text of the class below, all else
// stands for itself. A flag is allowed when one entry covers it from end to end.
import { invariant } from "../base/invariant.ts";
import { cgoFlags } from "./data/cgoFlags.ts";

export interface FlagTable {
  readonly source: string;
  readonly compiler: FlagList;
  readonly linker: FlagList;
}
export interface FlagList {
  /** Entries in the notation above. */
  readonly flags: readonly string[];
  /** Flags that take the next argument with them. */
  readonly withArgument: readonly string[];
  /** Never let through, whatever the entries say. */
  readonly refused: readonly string[];
}

/** Texts a flag may go on with. None lets a flag smuggle in `@file`, another flag, or (for -Wl) a second option. */
const classes: Readonly<Record<string, string>> = {
  any: ".+",
  path: "[^@\\-].*",
  rest: ".*",
  plain: "[^@]+",
  value: "[^@\\-]+",
  words: "[^@,]+",
  item: "[^,]+",
  file: "[^,@\\-][^,]*",
  search: "[^,@\\-][^,@]*",
  name: "[A-Za-z_][A-Za-z0-9_]*",
  word: "[a-zA-Z0-9_]*",
  letters: "[a-zA-Z0-9]+",
  digits: "[0-9]+",
  version: "[0-9.]+",
  cpu: "[0-9a-z.]+",
  fpu: "[0-9a-z,+]+",
  model: "[0-9a-z-]+",
  static: "[-a-z0-9+]+",
  input: "[a-zA-Z0-9_/].*",
  keywords: "(?:,-z,(?:relro|now|execstack|noexecstack))+",
};

type Side = "compiler" | "linker";

/** The lists a `#cgo` verb is checked against; undefined for `pkg-config` and directives without flags. */
export function flagSideOf(verb: string): Side | undefined {
  if (verb === "LDFLAGS") return "linker";
  return /^(?:C|CPP|CXX|F)FLAGS$/.test(verb) ? "compiler" : undefined;
}

/** Compiled when first asked for; the table does not change. */
const patterns: Readonly<Record<Side, RegExp>> = { compiler: compile(cgoFlags.compiler), linker: compile(cgoFlags.linker) };

function compile({ flags }: FlagList): RegExp {
  return new RegExp(`^(?:${flags.map(toPattern).join("|")})$`);
}

function toPattern(entry: string): string {
  return entry.replace(/\[([^\]]*)\]|\(([^)]*)\)|<(\w+)>|[^[(<]+/g, (part: string, optional?: string, choice?: string, name?: string) => {
    if (optional !== undefined) return `(?:${escape(optional)})?`;
    if (choice !== undefined) return `(?:${choice.split("|").map(escape).join("|")})`;
    if (name === undefined) return escape(part);
    const known = classes[name];
    invariant(known !== undefined, `no class ${name} for the flag ${entry}`);
    return known;
  });
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** One argument that stops the build. */
export interface RefusedFlag {
  /** As written, its argument included. */
  readonly flag: string;
  /** Index of the flag in the line's arguments. */
  readonly index: number;
  /** Allowed in the other kind of line. */
  readonly fitsOtherSide: boolean;
}

/** The first argument of a `#cgo` line that the go command refuses; it stops there. `args` are unquoted. */
export function firstRefused(verb: string, args: readonly string[]): RefusedFlag | undefined {
  const side = flagSideOf(verb);
  if (side === undefined) return undefined;
  const completed = absolutePaths(args);
  for (let index = 0; index < completed.length; index++) {
    const taken = argumentsTaken(side, completed, index);
    if (taken === 0) {
      const hasArgument = cgoFlags[side].withArgument.includes(completed[index] ?? "") && index + 1 < args.length;
      const fitsOtherSide = argumentsTaken(side === "linker" ? "compiler" : "linker", completed, index) > 0;
      return { flag: args.slice(index, index + (hasArgument ? 2 : 1)).join(" "), index, fitsOtherSide };
    }
    index += taken - 1;
  }
  return undefined;
}

/** 1 for an allowed flag, 2 when it takes its argument along, 0 for a refused one. */
function argumentsTaken(side: Side, args: readonly string[], index: number): number {
  const list = cgoFlags[side];
  const flag = args[index] ?? "";
  const next = args[index + 1];
  if (list.refused.includes(flag)) return 0;
  if (patterns[side].test(flag) || isPushedState(flag, side)) return 1;
  if (!list.withArgument.includes(flag) || next === undefined) return 0;
  const isLinkerPair = flag.startsWith("-Wl,") && next.startsWith("-Wl,") && isSafe(next.slice(4)) && !next.slice(4).includes(",");
  const isSysrootPath = flag === "-I" && /^(?:=|\$SYSROOT)/.test(next) && isSafe(next.slice(1));
  return isSafe(next) || isLinkerPair || isSysrootPath ? 2 : 0;
}

/** `-Wl,--push-state,…`: each part is looked at by itself. */
function isPushedState(flag: string, side: Side): boolean {
  if (!flag.startsWith("-Wl,--push-state,")) return false;
  return flag.split(",").slice(1).every((part) => patterns[side].test(`-Wl,${part}`) && !cgoFlags[side].refused.includes(`-Wl,${part}`));
}

function isSafe(argument: string): boolean {
  return /^[0-9A-Za-z._/\u0080-\u{10ffff}]/u.test(argument);
}

/** What the go command makes of relative paths behind -I and -L, and of ${SRCDIR}. */
function absolutePaths(args: readonly string[]): readonly string[] {
  let isPath = false;
  return args.map((argument) => {
    const text = argument.replaceAll("${SRCDIR}", "/src");
    const wasPath = isPath;
    isPath = !wasPath && (text === "-I" || text === "-L");
    if (wasPath) return text.startsWith("/") ? text : `/src/${text}`;
    return /^-[IL]./.test(text) && text[2] !== "/" ? `${text.slice(0, 2)}/src/${text.slice(2)}` : text;
  });
}
