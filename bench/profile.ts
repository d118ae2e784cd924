// Samples what runs, by V8's own profiler, and says which folders and functions of the engine it was in. A sample counts
// for the folder of the innermost frame that is an analysis or a rule; what stands below loading and lowering is left
// out. Positions of the bundle are mapped to sources by the source maps of the loader, which must be enabled.
// Times are milliseconds of wall clock: good for shares, not for sums on a busy machine.
import { findSourceMap } from "node:module";
import { Session } from "node:inspector/promises";
import type { Profiler } from "node:inspector";
import { fileURLToPath } from "node:url";

type Rows = readonly (readonly [string, number])[];

interface Place {
  readonly file: string;
  readonly name: string;
}

/** Starts sampling; the function returned stops it and gives tables to print: their titles with rows, most first. */
export async function startProfile(): Promise<() => Promise<readonly (readonly [string, Rows])[]>> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.start");
  return async () => {
    const { profile } = await session.post("Profiler.stop");
    session.disconnect();
    return tablesOf(profile);
  };
}

function tablesOf(profile: Profiler.Profile): readonly (readonly [string, Rows])[] {
  const stacks = stacksOf(profile);
  const folders = new Map<string, number>();
  const self = new Map<string, number>();
  const whole = new Map<string, number>();
  const { samples = [], timeDeltas = [] } = profile;
  samples.forEach((sample, i) => {
    const stack = (stacks.get(sample) ?? []).filter((place) => place.file.includes("server/src/engine/"));
    if (stack.length === 0 || stack.some(({ file }) => /session\/load|session\/lowering|\/systemHeaders/.test(file))) return;
    const spent = Math.max(0, timeDeltas[i] ?? 0) / 1000;
    const add = (to: Map<string, number>, name: string): void => {
      to.set(name, (to.get(name) ?? 0) + spent);
    };
    const [inner] = stack;
    add(folders, folderOf(stack.find(({ file }) => /engine\/(analyses|rules)\//.test(file)) ?? inner));
    add(self, textOf(inner));
    for (const name of new Set(stack.map(textOf))) add(whole, name);
  });
  const sorted = (map: ReadonlyMap<string, number>, count: number): Rows => [...map].sort((a, b) => b[1] - a[1]).slice(0, count);
  return [
    ["analysis by folder", sorted(folders, 20)],
    ["functions of the engine, themselves", sorted(self, 40)],
    ["functions of the engine, with what they call", sorted(whole, 60)],
  ];
}

/** Frames of each node, innermost first. */
function stacksOf({ nodes }: Profiler.Profile): ReadonlyMap<number, readonly Place[]> {
  const parents = new Map<number, number>();
  for (const node of nodes) for (const child of node.children ?? []) parents.set(child, node.id);
  const places = new Map(nodes.map((node) => [node.id, placeOf(node.callFrame)] as const));
  return new Map(
    nodes.map((node) => {
      const stack: Place[] = [];
      for (let id: number | undefined = node.id; id !== undefined; id = parents.get(id)) stack.push(places.get(id) as Place);
      return [node.id, stack];
    }),
  );
}

function placeOf({ url, functionName, lineNumber, columnNumber }: Profiler.ProfileNode["callFrame"]): Place {
  const map = url === "" ? undefined : findSourceMap(url.startsWith("file:") ? fileURLToPath(url) : url);
  const entry = map?.findEntry(lineNumber, columnNumber);
  const file = entry !== undefined && "originalSource" in entry ? entry.originalSource : url;
  return { file, name: functionName === "" ? `(line ${entry !== undefined && "originalLine" in entry ? entry.originalLine + 1 : lineNumber + 1})` : functionName };
}

function folderOf(place: Place | undefined): string {
  return /server\/src\/engine\/((?:analyses|rules)\/\w+|\w+)/.exec(place?.file ?? "")?.[1] ?? "";
}

function textOf(place: Place | undefined): string {
  return place === undefined ? "" : `${place.name}  ${place.file.replace(/^.*server\/src\/engine\//, "")}`;
}
