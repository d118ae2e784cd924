// A folder of files on disk for one test, removed afterwards.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach } from "vitest";

export interface TempTree {
  readonly path: string;
  readonly uri: string;
}

const made: string[] = [];

afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
});

/** Writes `files` (path below the folder → content) into a new folder. */
export function tempTree(files: Readonly<Record<string, string | Uint8Array>>): TempTree {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "cgovet-test-")));
  made.push(path);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return { path, uri: pathToFileURL(path).href };
}
