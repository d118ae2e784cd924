// Which cgovet.json applies to a folder.
import { describe, expect, it } from "vitest";
import type { Host } from "../../../server/src/engine/host.ts";
import { loadConfigFor } from "../../../server/src/config/findConfig.ts";
import { createMemoryHost } from "../../harness/memoryHost.ts";
import { catalog } from "./catalog.ts";

/** A host over paths relative to the file system root. */
function memoryHost(files: Readonly<Record<string, string>>): Host {
  return createMemoryHost(Object.entries(files).map(([path, text]) => [`file:///${path}`, text] as const));
}

const config = (profile: string): string => JSON.stringify({ profile });

/** The profile that applies to `dir`, given a tree of files. */
async function fileFor(dir: string, files: Readonly<Record<string, string>>): Promise<string | undefined> {
  const loaded = await loadConfigFor(`file:///${dir}`, memoryHost(files), catalog);
  return loaded.file?.slice("file:///".length);
}

describe("loadConfigFor", () => {
  it("takes the nearest file of the repository", async () => {
    const files = { "r/.git/HEAD": "", "r/cgovet.json": config("strict"), "r/a/cgovet.json": config("default"), "r/a/b/c/x.go": "", "r/z/x.go": "" };
    expect(await fileFor("r/a/b/c", files)).toBe("r/a/cgovet.json");
    expect(await fileFor("r/z", files)).toBe("r/cgovet.json");
  });

  it("never looks above the repository", async () => {
    expect(await fileFor("r/a", { "cgovet.json": config("strict"), "r/.git/HEAD": "", "r/a/x.go": "" })).toBeUndefined();
  });

  it("stops at the outermost module outside a repository", async () => {
    const files = { "m/go.mod": "", "m/cgovet.json": config("strict"), "m/sub/go.mod": "", "m/sub/p/x.go": "", "cgovet.json": config("default") };
    expect(await fileFor("m/sub/p", files)).toBe("m/cgovet.json");
  });

  it("takes only the folder itself outside repository and module", async () => {
    expect(await fileFor("d/e", { "d/cgovet.json": config("strict"), "d/e/x.go": "" })).toBeUndefined();
    expect(await fileFor("d", { "d/cgovet.json": config("strict"), "d/e/x.go": "" })).toBe("d/cgovet.json");
  });

  it("says where relative globs belong", async () => {
    const loaded = await loadConfigFor("file:///r/a", memoryHost({ "r/.git/HEAD": "", "r/cgovet.json": config("strict"), "r/a/x.go": "" }), catalog);
    expect(loaded).toEqual({ file: "file:///r/cgovet.json", base: "file:///r", config: { profile: "strict" }, problems: [] });
  });
});
