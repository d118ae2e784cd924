// Promises of package.json and package-lock.json that nothing else would notice being broken.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { staleReason } from "../../scripts/ensureReady.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly engines: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}
interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(read("package.json")) as Manifest;

describe("package.json", () => {
  it("pins every package exactly and ships none, since bundles hold them", () => {
    const loose = Object.entries(manifest.devDependencies).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
    expect(manifest.dependencies).toBeUndefined();
  });

  it("declares the oldest VS Code whose API types are used", () => {
    expect(manifest.engines["vscode"]).toBe(`^${manifest.devDependencies["@types/vscode"]}`);
  });

  it("uses a client and a server that share one protocol version", () => {
    const lock = JSON.parse(read("package-lock.json")) as { packages: Readonly<Record<string, unknown>> };
    const copies = Object.keys(lock.packages).filter((path) => path.endsWith("node_modules/vscode-languageserver-protocol"));
    expect(copies).toEqual(["node_modules/vscode-languageserver-protocol"]);
  });
});

describe("package-lock.json", () => {
  it("names no registry", () => {
    expect(read("package-lock.json")).not.toContain('"resolved"');
  });

  // Without them `npm ci` refuses the lock file, even on a system that does not need them.
  it("holds the optional packages of every system", () => {
    const { packages } = JSON.parse(read("package-lock.json")) as { packages: Readonly<Record<string, LockedPackage>> };
    // Node's own search: beside the package that asks, then in every folder above.
    const isLocked = (asker: string, name: string): boolean => {
      if (`${asker}node_modules/${name}` in packages) return true;
      return asker !== "" && isLocked(asker.slice(0, asker.lastIndexOf("node_modules/")), name);
    };
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(path === "" ? "" : `${path}/`, name)),
    );
    expect(missing).toEqual([]);
  });

  it("agrees with what is installed", () => {
    expect(staleReason(root)).toBeUndefined();
  });
});
