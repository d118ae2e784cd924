// Which C files start the server: those beside Go that uses cgo. Every folder is asked once.
import { beforeEach, expect, it, vi } from "vitest";
import type { TextDocument } from "vscode";
import { createCgoFolders } from "../../../client/src/common/cgoFolder.ts";

interface Disk {
  /** Texts of files by name, by folder. */
  folders: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly asked: string[];
}
const disk = vi.hoisted((): Disk => ({ folders: {}, asked: [] }));

interface FakeUri {
  readonly path: string;
  toString(): string;
}
const uriOf = (path: string): FakeUri => ({ path, toString: () => path });

vi.mock("vscode", () => ({
  FileType: { File: 1, Directory: 2 },
  Uri: { joinPath: (base: FakeUri, part: string) => uriOf(part === ".." ? base.path.slice(0, base.path.lastIndexOf("/")) : `${base.path}/${part}`) },
  workspace: {
    fs: {
      readDirectory: async ({ path }: FakeUri) => {
        disk.asked.push(path);
        const files = disk.folders[path];
        if (files === undefined) throw new Error("no such folder");
        return Object.keys(files).map((name) => [name, 1]);
      },
      readFile: async ({ path }: FakeUri) => new TextEncoder().encode(disk.folders[path.slice(0, path.lastIndexOf("/"))]?.[path.slice(path.lastIndexOf("/") + 1)] ?? ""),
    },
  },
}));

const document = (path: string, languageId = "c"): TextDocument => ({ languageId, uri: uriOf(path) }) as unknown as TextDocument;

beforeEach(() => {
  disk.asked.length = 0;
  disk.folders = { "/cgo": { "a.go": 'package a\n\nimport "C"\n', "a.c": "" }, "/plain": { "a.go": "package a\n", "a.c": "" }, "/tested": { "a_test.go": 'import "C"\n' }, "/pure": { "a.c": "" } };
});

it.each([["/cgo/a.c", "c", true], ["/cgo/a.h", "cpp", true], ["/cgo/a.m", "objective-c", true], ["/cgo/a.md", "markdown", false], ["/plain/a.c", "c", false], ["/tested/a.c", "c", false], ["/pure/a.c", "c", false], ["/gone/a.c", "c", false]])(
  "%s as %s: %s",
  async (path, languageId, expected) => {
    expect(await createCgoFolders().holds(document(path, languageId))).toBe(expected);
  },
);

it("asks each folder once, and for C alone", async () => {
  const folders = createCgoFolders();
  await Promise.all([folders.holds(document("/cgo/a.c")), folders.holds(document("/cgo/b.c")), folders.holds(document("/pure/a.c", "markdown"))]);
  await folders.holds(document("/cgo/a.c"));
  expect(disk.asked).toEqual(["/cgo"]);
});
