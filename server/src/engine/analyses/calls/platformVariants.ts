// Which files a build can hold together: `read_ios.m` and `read_android.c` never meet.
// Reads build constraints and what file names imply for operating systems alone; every other tag may be set or not.
import type { PackageModel } from "../../program/model.ts";

const systems = ["aix", "android", "darwin", "dragonfly", "freebsd", "illumos", "ios", "js", "linux", "netbsd", "openbsd", "plan9", "solaris", "wasip1", "windows"] as const;
const unixlike: ReadonlySet<string> = new Set(systems.filter((name) => !["js", "plan9", "wasip1", "windows"].includes(name)));

/** Reports whether some operating system compiles both files. */
export type MeetInBuild = (one: string, other: string) => boolean;

export function createMeetInBuild(pkg: PackageModel): MeetInBuild {
  const remembered = new Map<string, ReadonlySet<string> | undefined>();
  const systemsOf = (uri: string): ReadonlySet<string> | undefined => {
    if (remembered.has(uri)) return remembered.get(uri);
    const file = pkg.fileOf(uri);
    const constraint = file === undefined ? "" : file.kind === "go" ? file.constraint : constraintOfC(uri, file.text);
    const found = constraint === "" ? undefined : new Set(systems.filter((system) => mayHold(constraint, system)));
    remembered.set(uri, found);
    return found;
  };
  return (one, other) => {
    if (one === other) return true;
    const [first, second] = [systemsOf(one), systemsOf(other)];
    return first === undefined || second === undefined || [...first].some((system) => second.has(system));
  };
}

/** A `//go:build` line and what the name implies, as the go command reads them in C files; headers have none. */
function constraintOfC(uri: string, text: string): string {
  if (/\.h\w*$/.test(uri)) return "";
  const written = /^\/\/go:build[ \t]+(.*?)[ \t]*\r?$/m.exec(text.slice(0, 2000))?.[1];
  const name = /_([a-z0-9]+)(?:_[a-z0-9]+)?\.\w+$/.exec(uri)?.[1] ?? "";
  const last = /_([a-z0-9]+)\.\w+$/.exec(uri)?.[1] ?? "";
  const implied = [last, name].find((one) => (systems as readonly string[]).includes(one));
  return [implied, written === undefined ? undefined : `(${written})`].filter((one) => one !== undefined).join(" && ");
}

/** Reports whether the constraint can hold on the system: tags that name none may be either way. */
export function mayHold(constraint: string, system: string): boolean {
  const tokens = constraint.match(/\|\||&&|!|\(|\)|[\w.]+/g) ?? [];
  let at = 0;
  const either = (): Answer => {
    let answer = both();
    while (tokens[at] === "||") {
      at++;
      const next = both();
      answer = answer === true || next === true ? true : answer === undefined || next === undefined ? undefined : false;
    }
    return answer;
  };
  const both = (): Answer => {
    let answer = one();
    while (tokens[at] === "&&") {
      at++;
      const next = one();
      answer = answer === false || next === false ? false : answer === undefined || next === undefined ? undefined : true;
    }
    return answer;
  };
  const one = (): Answer => {
    const token = tokens[at++];
    if (token === "!") return negated(one());
    if (token !== "(") return tagHolds(token ?? "", system);
    const answer = either();
    at++;
    return answer;
  };
  return either() !== false;
}

/** Undefined: either way. */
type Answer = boolean | undefined;

function negated(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}

function tagHolds(tag: string, system: string): Answer {
  if (tag === system || (tag === "linux" && system === "android") || (tag === "darwin" && system === "ios")) return true;
  if (tag === "unix") return unixlike.has(system);
  return (systems as readonly string[]).includes(tag) ? false : undefined;
}
