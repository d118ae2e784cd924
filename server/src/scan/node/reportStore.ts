// Package reports kept in a folder, one file each. Guarantees: a file is read as it was written or not at all (a damaged,
// cut off or foreign one counts as missing); writing is atomic, so that several processes may share a folder; what cannot be
// written is not kept, without a word; `trim` bounds the size. The files hold what reports say and digests of what they rest
// on, and no other text of the sources. Everything may be deleted at any time.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { threadId } from "node:worker_threads";
import type { PackageReport } from "../../engine/report/finding.ts";
import type { PlaceKind } from "../../hosts/node/fileStates.ts";

/** A file or folder that a report rests on, and its state then (hosts/node/fileStates.ts). */
export type Use = readonly [kind: PlaceKind, uri: string, state: string];

export interface KeptReport {
  readonly uses: readonly Use[];
  readonly report: PackageReport;
}

export interface ReportStore {
  /** Undefined when there is none that can be used. `name`: letters and digits. */
  read(name: string): KeptReport | undefined;
  write(name: string, kept: KeptReport): void;
  /** Removes what was not used for longest until the rest is small enough. */
  trim(): void;
}

/** Bytes of all reports together. */
export const storeLimit = 256 * 1024 * 1024;
/** Only files of this name are ours to read and to delete. */
const ending = ".report";
const draftEnding = ".report-draft";
/** Changes whenever the form of the files does. */
const magic = "cgovet report 1 ";
const digestLength = 64;
/** Milliseconds: how exactly the last use of a file is known, and how old a draft is that nobody finishes any more. */
const hour = 3_600_000;

/** `folder` must belong to this user alone, since what lies there is trusted. `limit` in bytes. */
export function createReportStore(folder: string, { limit = storeLimit, now = Date.now }: { readonly limit?: number; readonly now?: () => number } = {}): ReportStore {
  return {
    read: (name) => {
      const path = join(folder, name + ending);
      const kept = attempt(() => unpack(readFileSync(path)));
      if (kept !== undefined) attempt(() => markUsed(path, now()));
      return kept;
    },
    write: (name, kept) => {
      const draft = join(folder, `${name}.${process.pid}.${threadId}${draftEnding}`);
      const isWritten = attempt(() => {
        writeFileSync(draft, pack(kept), { mode: 0o600 });
        renameSync(draft, join(folder, name + ending));
        return true;
      });
      if (isWritten !== true) attempt(() => rmSync(draft, { force: true }));
    },
    trim: () => void attempt(() => trimFolder(folder, limit, now())),
  };
}

/** Undefined for what cannot be done: the cache is then of no use, and nothing else is wrong. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function pack(kept: KeptReport): Buffer {
  const body = serialize(kept);
  return Buffer.concat([Buffer.from(magic + digestOf(body), "latin1"), body]);
}

/** Throws for what `pack` has not written. */
function unpack(bytes: Buffer): KeptReport | undefined {
  const body = bytes.subarray(magic.length + digestLength);
  if (bytes.toString("latin1", 0, magic.length + digestLength) !== magic + digestOf(body)) return undefined;
  return deserialize(body) as KeptReport;
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function markUsed(path: string, now: number): void {
  if (now - statSync(path).mtimeMs > hour) utimesSync(path, new Date(now), new Date(now));
}

function trimFolder(folder: string, limit: number, now: number): void {
  const files = readdirSync(folder).filter((name) => name.endsWith(ending) || name.endsWith(draftEnding)).flatMap((name) => {
    const path = join(folder, name);
    const info = attempt(() => statSync(path));
    return info === undefined ? [] : [{ path, size: info.size, age: now - info.mtimeMs, isDraft: name.endsWith(draftEnding) }];
  });
  let size = 0;
  for (const file of files.sort((a, b) => a.age - b.age)) {
    size += file.size;
    if (file.isDraft ? file.age > hour : size > limit) attempt(() => rmSync(file.path, { force: true }));
  }
}
