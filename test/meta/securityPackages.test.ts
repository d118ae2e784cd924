// What is installed: every package of the lock file has a checksum, comes from the registry that is configured and from nowhere
// else, and runs nothing while it is installed. Works without a network; `npm run audit` asks for known weaknesses.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readLock, requireLocked } from "../../grammars/lock.mjs";
import { repositoryRoot } from "../harness/fixtureCases.ts";

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly license?: string;
}

/** Packages with scripts of their own, which .npmrc keeps from running, and why they are there. */
const withScripts: Readonly<Record<string, string>> = {
  esbuild: "checks its binary",
  keytar: "optional in vsce, for the marketplace's tokens",
  "@vscode/vsce-sign": "fetches a tool that signs packages; nothing here is signed",
  "tree-sitter-c": "would compile the grammar for Node; its wasm is used",
  "tree-sitter-cpp": "would compile the grammar for Node; its wasm is used",
  "tree-sitter-go": "would compile the grammar for Node; its wasm is used",
  "tree-sitter-objc": "would compile the grammar for Node; its wasm is used",
};

const read = (path: string): string => readFileSync(join(repositoryRoot, path), "utf8");
const lock = JSON.parse(read("package-lock.json")) as { readonly lockfileVersion: number; readonly packages: Readonly<Record<string, LockedPackage>> };
const locked = Object.entries(lock.packages).filter(([path]) => path !== "");
const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

describe("package-lock.json", () => {
  it("has a strong checksum for every package", () => {
    expect(locked.length).toBeGreaterThan(300);
    const weak = locked.filter(([, { integrity }]) => !/^sha512-[A-Za-z\d+/]{86}==$/.test(integrity ?? "")).map(([path]) => path);
    expect(weak).toEqual([]);
  });

  it("takes packages from the registry alone: no address, no folder, no repository", () => {
    const elsewhere = locked.filter(([, { resolved, link, version = "" }]) => resolved !== undefined || link === true || !/^\d+\.\d+\.\d+/.test(version)).map(([path]) => path);
    expect(elsewhere).toEqual([]);
    const { devDependencies } = JSON.parse(read("package.json")) as { readonly devDependencies: Readonly<Record<string, string>> };
    expect(Object.entries(devDependencies).filter(([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
  });

  it("has packages that want to run something only where it is known why, and they do not", () => {
    const wanting = [...new Set(locked.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => nameOf(path)))];
    expect(wanting.filter((name) => withScripts[name] === undefined)).toEqual([]);
    expect(read(".npmrc")).toMatch(/^ignore-scripts=true$/m);
    expect(read(".npmrc")).not.toMatch(/registry\s*=|_auth|token/i);
  });

  it("makes nothing a package that users install", () => {
    expect(locked.filter(([, { dev, devOptional }]) => dev !== true && devOptional !== true).map(([path]) => path)).toEqual([]);
  });
});

describe("the WebAssembly in dist", () => {
  const files = readLock();

  it("is not built from another file", () => {
    expect(() => requireLocked("tree-sitter-go.wasm", new Uint8Array([0, 97, 115, 109]))).toThrow(/tree-sitter-go\/tree-sitter-go\.wasm is not the file of tree-sitter-go [\d.]+ .*npm ci/);
    expect(() => requireLocked("other.wasm", new Uint8Array())).toThrow(/other\.wasm is not in grammars/);
  });

  it("is named with package, version and checksum", () => {
    expect(files.map(({ name }) => name)).toEqual(["runtime", "go", "c", "cpp", "objc"]);
    expect(files.filter(({ package: name, version }) => lock.packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
  });

  it.each(files.map((file) => [file.file, file] as const))("%s is that file", async (_, { file, sha256 }) => {
    const [path] = [join(repositoryRoot, "dist/grammars", file), join(repositoryRoot, "dist/grammars", `${file}.zst`)].filter((one) => existsSync(one));
    if (path === undefined) throw new Error(`dist/grammars/${file} is missing: run npm run build first`);
    const { decompress } = await import("fzstd");
    const bytes = readFileSync(path);
    expect(createHash("sha256").update(path.endsWith(".zst") ? decompress(bytes) : bytes).digest("hex")).toBe(sha256);
  });
});
