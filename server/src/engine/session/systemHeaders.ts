// Headers of installed libraries, read when they are there and never required: `#include <lib/x.h>` is looked for in the
// directories the host knows, in those `-I` names and one or two levels further inside the same library. What the
// package does not use is not parsed. Texts and indexes are remembered for the whole session: such headers hardly change.
// Never runs pkg-config or a compiler; headers of the C library, the compiler and the kernel are left alone.
import type { Host } from "../host.ts";
import { isPlatformHeader } from "../knowledge/standardHeader.ts";
import type { CFileModel } from "../program/model.ts";
import { headerKnows, indexCHeader, lowerFromHeader, markersOf, type CHeaderIndex } from "../program/c/unit/cHeaderIndex.ts";
import type { Syntax } from "../syntax/parserPool.ts";
import { dirOf, resolveIn } from "./uris.ts";

export interface HeaderRequest {
  /** As written in `#include <…>`. */
  readonly paths: readonly string[];
  /** Directories before those of the host. */
  readonly dirs: readonly string[];
  /** C names the package uses and does not declare. */
  readonly wanted: ReadonlySet<string>;
}

export interface SystemHeaders {
  /** One model for each header that declares something wanted, sorted by URI. */
  load(request: HeaderRequest): Promise<readonly CFileModel[]>;
  forget(uri: string): void;
}

/** Limits for one package: headers, and UTF-16 units of their text. */
const limits = { files: 120, units: 4_000_000 };
/** UTF-16 units of text remembered in all; the oldest goes first. */
const rememberedUnits = 24_000_000;
/** Includes of includes are followed so often. */
const maxLevel = 2;
/** Headers larger than this are amalgamations or generated. UTF-16 units. */
const largestHeader = 2_000_000;

interface Remembered {
  readonly index: CHeaderIndex | undefined;
  readonly models: Map<string, CFileModel | undefined>;
}

export function createSystemHeaders(host: Host, syntax: Syntax): SystemHeaders {
  const remembered = new Map<string, Remembered>();
  let units = 0;
  const remember = async (uri: string): Promise<Remembered> => {
    host.noteUse?.("file", uri);
    const known = remembered.get(uri);
    if (known !== undefined) return known;
    const result = await host.readFile(uri);
    const text = result.kind === "text" && result.text.length <= largestHeader ? result.text : undefined;
    const entry: Remembered = { index: text === undefined ? undefined : indexCHeader(uri, text), models: new Map() };
    units += text?.length ?? 0;
    for (const [oldest, { index }] of remembered) {
      if (units <= rememberedUnits) break;
      remembered.delete(oldest);
      units -= index?.text.length ?? 0;
    }
    remembered.set(uri, entry);
    if (text !== undefined) await host.yield();
    return entry;
  };
  return {
    load: async (request) => {
      const search = new HeaderSearch([...request.dirs, ...(host.includeDirs?.() ?? [])], request.wanted, remember);
      const found = await search.run(request.paths);
      const models = found.flatMap(({ index, models: known }): readonly CFileModel[] => {
        if (index === undefined) return [];
        const wanted = [...search.wanted].filter((name) => index.items.has(name) || index.macros.has(name)).sort();
        const key = wanted.join();
        if (!known.has(key)) known.set(key, lowerFromHeader(syntax, index, new Set(wanted)));
        const model = known.get(key);
        return model === undefined ? [] : [model];
      });
      return models.sort((a, b) => (a.uri < b.uri ? -1 : 1));
    },
    forget: (uri) => {
      units -= remembered.get(uri)?.index?.text.length ?? 0;
      remembered.delete(uri);
    },
  };
}

interface Wish {
  readonly path: string;
  readonly level: number;
  /** The directory of the header that includes it, for `"…"`. */
  readonly beside?: string;
}

/** One walk over headers, breadth first; stops when every wanted name was seen or a limit is reached. */
class HeaderSearch {
  /** What the package wants, and the macros that its declarations are marked with. */
  readonly wanted: Set<string>;
  private readonly dirs: readonly string[];
  private readonly missing: Set<string>;
  private readonly remember: (uri: string) => Promise<Remembered>;
  private readonly seen = new Set<string>();
  private readonly found: Remembered[] = [];
  private files = 0;
  private units = 0;

  constructor(dirs: readonly string[], wanted: ReadonlySet<string>, remember: (uri: string) => Promise<Remembered>) {
    this.dirs = dirs;
    this.wanted = new Set(wanted);
    this.missing = new Set(wanted);
    this.remember = remember;
  }

  async run(paths: readonly string[]): Promise<readonly Remembered[]> {
    const queue: Wish[] = [...new Set(paths)].sort().map((path) => ({ path, level: 0 }));
    for (let wish = queue.shift(); wish !== undefined && this.missing.size > 0; wish = queue.shift()) {
      if (this.files >= limits.files || this.units >= limits.units) break;
      const index = isPlatformHeader(wish.path) ? undefined : await this.open(wish);
      if (index === undefined || wish.level >= maxLevel) continue;
      const { level } = wish;
      for (const include of index.includes) {
        if (!isSameLibrary(wish.path, include.path)) continue;
        queue.push({ path: include.path, level: level + 1, ...(!include.system && { beside: dirOf(index.uri) }) });
      }
    }
    return this.found;
  }

  private async open({ path, beside }: Wish): Promise<CHeaderIndex | undefined> {
    for (const dir of beside === undefined ? this.dirs : [beside, ...this.dirs]) {
      const uri = resolveIn(dir, path);
      if (uri === undefined) continue;
      if (this.seen.has(uri)) return undefined;
      const entry = await this.remember(uri);
      if (entry.index === undefined) continue;
      this.seen.add(uri);
      this.files++;
      this.units += entry.index.text.length;
      this.found.push(entry);
      this.note(entry.index);
      return entry.index;
    }
    return undefined;
  }

  /** Strikes off what the header knows; a marker of a wanted declaration may be defined in it or elsewhere. */
  private note(index: CHeaderIndex): void {
    for (const name of [...this.missing].flatMap((wanted) => markersOf(index, wanted))) {
      if (!this.wanted.has(name)) this.missing.add(name);
      this.wanted.add(name);
    }
    for (const name of this.missing) if (headerKnows(index, name)) this.missing.delete(name);
  }
}

/** `openssl/ssl.h` and `openssl/bio.h`, `git2.h` and `git2/tag.h`, `sqlite3.h` and `sqlite3ext.h`; a bare name beside a folder's header. */
function isSameLibrary(from: string, to: string): boolean {
  const stem = (path: string): string => path.split("/")[0]?.replace(/\.\w+$/, "") ?? "";
  return (from.includes("/") && !to.includes("/")) || to.startsWith("../") || stem(to).startsWith(stem(from)) || stem(from).startsWith(stem(to));
}
