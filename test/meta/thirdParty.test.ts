// Whose work is in the bundles is known, allowed, listed for readers and handed on with its licence.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { markedPart } from "../../scripts/generate/markers.mjs";
import { noticesFile, noticesText, packagesOf, packageTable } from "../../scripts/thirdParty.mjs";
import { repositoryRoot } from "../harness/fixtureCases.ts";

/** Licences that ask for no more than to be handed on. */
const permissive = new Set(["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0", "0BSD"]);

describe("packages of bundled files", () => {
  it("are found in scopes, in other packages and behind links", () => {
    const files = ["server/src/engine/engine.ts", "node_modules/@vscode/l10n/dist/main.js", "../elsewhere/node_modules/zod/v4/core.js", "node_modules/zod/index.js"];
    expect(packagesOf(repositoryRoot, files).map(({ name }) => name)).toEqual(["@vscode/l10n", "zod"]);
  });

  it("come with the text of their licence", () => {
    const [zod] = packagesOf(repositoryRoot, ["node_modules/zod/index.js"]);
    expect(zod).toMatchObject({ licence: "MIT", text: expect.stringMatching(/MIT License[^]*Permission is hereby granted/) as string });
    expect(noticesText(zod === undefined ? [] : [zod])).toContain(zod?.text ?? "nothing");
  });
});

describe("dist", () => {
  const path = join(repositoryRoot, noticesFile);
  const notices = (): string => {
    if (!existsSync(path)) throw new Error(`${noticesFile} is missing: run npm run build first`);
    return readFileSync(path, "utf8");
  };

  it("holds packages under permissive licences only", () => {
    const licences = [...notices().matchAll(/^- \S+ \S+, (.+)$/gm)].map((match) => match[1] ?? "");
    expect(licences.length).toBeGreaterThan(20);
    expect(licences.filter((licence) => !permissive.has(licence))).toEqual([]);
  });

  it("holds those that docs/dependencies.md lists (npm run package -- --write)", () => {
    const file = "docs/dependencies.md";
    expect(markedPart(readFileSync(join(repositoryRoot, file), "utf8"), "packages", { file })).toBe(packageTable(notices()));
  });
});
