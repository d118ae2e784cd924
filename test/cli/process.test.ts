// The command line as a process among others: pipes that close, files it repairs, the language server it starts.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempTree } from "../harness/tempTree.ts";
import { runCli } from "./cliProcess.ts";
import { fixable, leaky } from "./sources.ts";

describe("a reader that goes away", () => {
  it("is no error", async () => {
    const many = Object.fromEntries(Array.from({ length: 3 }, (_, index) => [`p${index}/x.go`, Array.from({ length: 60 }, (_item, at) => leaky.replace(/^[^]*func Open/, "func Open").replaceAll("Open", `Open${at}`)).reduce((text, part) => text + part, leaky)]));
    const { code, err } = await runCli(["scan", "--format", "json"], { cwd: tempTree(many).path, readAtMost: 10 });
    expect(err).toBe("");
    expect([0, 1]).toContain(code);
  });
});

describe("--fix", () => {
  it("repairs files on disk until nothing safe is left", async () => {
    const { path } = tempTree({ "a/x.go": fixable, "b/x.go": fixable.replaceAll("\n", "\r\n") });
    const { code, out } = await runCli(["scan", "--fix"], { cwd: path });
    expect([code, out.split("\n").slice(0, 1)]).toEqual([0, ["fixed a/x.go"]]);
    const [lf, crlf] = ["a", "b"].map((dir) => readFileSync(join(path, dir, "x.go"), "utf8"));
    expect(lf).toContain("\tdefer C.free(unsafe.Pointer(name))\n");
    expect(crlf).toBe(lf?.replaceAll("\n", "\r\n"));
    const again = await runCli(["scan", "--fix"], { cwd: path });
    expect([again.code, again.out.split("\n")[0]]).toEqual([0, "No hazards found."]);
  });
});

describe("help", () => {
  it("goes to standard output and names the exit codes", async () => {
    const { code, out, err } = await runCli(["scan", "--help"], { cwd: "/" });
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("incomplete: something could not be looked at. Wins over 1");
  });

  it("explains a rule", async () => {
    const { code, out } = await runCli(["rules", "cstring-leak"], { cwd: "/" });
    expect(code).toBe(0);
    expect(out).toContain("How to fix it");
    expect(out).toContain("https://pkg.go.dev/cmd/cgo");
  });
});

describe("another language", () => {
  it("is spoken by the threads as well, and changes no fingerprint", async () => {
    const { path } = tempTree({ "a/x.go": leaky, "b/x.go": leaky });
    const scan = async (env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string> => (await runCli(["scan", "--jobs", "2", "--format", "json", ...args], { cwd: path, env })).out;
    const [chinese, english] = await Promise.all([scan({ LANG: "zh_CN.UTF-8" }), scan({ LC_ALL: "zh_CN.UTF-8" }, "--lang", "en")]);
    const all = (text: string, field: string): readonly (string | undefined)[] => [...text.matchAll(new RegExp(`^ {6}"${field}": "(.*)"`, "gm"))].map(([, value]) => value);
    expect(all(chinese, "message").map((text) => /\p{Script=Han}/u.test(text ?? ""))).toEqual([true, true]);
    expect(english).not.toMatch(/\p{Script=Han}/u);
    expect(all(chinese, "fingerprint")).toEqual(all(english, "fingerprint"));
  });

  it("that nobody here speaks is refused", async () => {
    const { code, err } = await runCli(["scan", "--lang", "fr"], { cwd: "/" });
    expect([code, err]).toEqual([2, 'cgovet: --lang needs en, zh-cn, not "fr"\n']);
  });
});

describe("lsp --stdio", () => {
  it("answers an editor and ends when told to", async () => {
    const message = (value: object): string => {
      const body = JSON.stringify({ jsonrpc: "2.0", ...value });
      return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    };
    const input =
      message({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } }) +
      message({ method: "initialized", params: {} }) +
      message({ id: 2, method: "shutdown" }) +
      message({ method: "exit" });
    const { code, out } = await runCli(["lsp", "--stdio"], { cwd: tempTree({ x: "" }).path, input });
    expect(code).toBe(0);
    expect(out).toMatch(/"id":1,"result":\{.*"capabilities"/);
  });
});
