// The configuration in docs/editors.md, word for word, in a real Neovim: it starts the server, findings arrive, a repair
// is applied, a hover explains. Skipped, with the reason, where no Neovim can be had.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import { findNeovim } from "../../scripts/editors/neovim.mjs";
import { repositoryRoot } from "../harness/fixtureCases.ts";
import { tempTree } from "../harness/tempTree.ts";

const source = `package p

// #include <stdlib.h>
// void greet(const char *name);
import "C"

func Greet(name string) {
	text := C.CString(name)
	C.greet(text)
}
`;

const page = readFileSync(join(repositoryRoot, "docs/editors.md"), "utf8");

function snippet(name: string): string {
  const text = new RegExp(`<!-- neovim:${name} -->\\n\`\`\`lua\\n([^]*?)\`\`\``).exec(page)?.[1];
  if (text === undefined) throw new Error(`docs/editors.md has no example neovim:${name}`);
  return text;
}

/** What the editor saw; the script below writes it. */
interface Seen {
  readonly clients: readonly string[];
  readonly findings: readonly { readonly code: string; readonly line: number; readonly source: string }[];
  readonly hover: string;
  readonly left: number;
  readonly text: string;
}

/** Acts as a person does: waits for findings, asks about the first, repairs it, waits until nothing is left. */
const session = (act: string): string => `
local out = os.getenv("SEEN")
local function untilTrue(what, check)
  if not vim.wait(60000, check, 20) then error("no " .. what .. " within a minute: " .. vim.inspect(vim.diagnostic.get(0))) end
end
local ok, fault = pcall(function()
  untilTrue("finding", function() return #vim.diagnostic.get(0) > 0 end)
  local seen = { clients = {}, findings = {} }
  for _, client in ipairs(vim.lsp.get_clients({ bufnr = 0 })) do table.insert(seen.clients, client.name) end
  for _, found in ipairs(vim.diagnostic.get(0)) do table.insert(seen.findings, { code = found.code, line = found.lnum, source = found.source }) end
  local first = vim.diagnostic.get(0)[1]
  vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
  local client = vim.lsp.get_clients({ bufnr = 0 })[1]
  local hover = client:request_sync("textDocument/hover", vim.lsp.util.make_position_params(0, client.offset_encoding), 20000, 0)
  seen.hover = hover.result.contents.value
  ${act}
  untilTrue("repair", function() return #vim.diagnostic.get(0) == 0 end)
  seen.left = #vim.diagnostic.get(0)
  seen.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\\n")
  vim.fn.writefile({ vim.json.encode(seen) }, out)
end)
if not ok then vim.fn.writefile({ vim.json.encode({ fault = tostring(fault) }) }, out) end
vim.cmd("qall!")
`;

const quickFix = `vim.lsp.buf.code_action({ apply = true, context = { only = { "quickfix" }, diagnostics = {} }, filter = function(action) return action.title:find("defer") ~= nil end })`;
const save = `vim.cmd("write")`;

const neovim = findNeovim();
const reason = "missing" in neovim ? neovim.missing : undefined;

/** Opens a leaking file in a Neovim with this configuration and does that. */
function edit(configuration: string, act: string): Seen {
  if ("missing" in neovim) throw new Error(neovim.missing);
  const { path } = tempTree({ "project/go.mod": "module example.com/p\n", "project/p.go": source, "init.lua": configuration, "session.lua": session(act) });
  const programs = join(path, "bin");
  mkdirSync(programs);
  writeFileSync(join(programs, "cgovet"), `#!/bin/sh\nexec "${process.execPath}" "${join(repositoryRoot, "dist/cli.js")}" "$@"\n`);
  chmodSync(join(programs, "cgovet"), 0o755);
  const [program = "", ...args] = neovim.command;
  const seen = join(path, "seen.json");
  const env = { ...process.env, ...neovim.env, SEEN: seen, HOME: path, XDG_CONFIG_HOME: path, XDG_DATA_HOME: path, XDG_STATE_HOME: path, CGOVET_CACHE: "off", PATH: `${programs}${delimiter}${process.env["PATH"] ?? ""}` };
  const options = ["--headless", "-n", "-i", "NONE", "-u", join(path, "init.lua"), join(path, "project/p.go"), "-c", `luafile ${join(path, "session.lua")}`];
  const { stderr } = spawnSync(program, [...args, ...options], { env, encoding: "utf8", timeout: 150_000, cwd: join(path, "project") });
  const result = JSON.parse(readFileSync(seen, "utf8")) as Seen | { readonly fault: string };
  if ("fault" in result) throw new Error(`${result.fault}\n${stderr}`);
  return result;
}

describe("Neovim with the configuration of the manual", () => {
  it.skipIf(reason !== undefined)(reason === undefined ? "shows, explains and repairs a leak" : `shows, explains and repairs a leak (skipped: ${reason})`, { timeout: 180_000 }, () => {
    const { clients, findings, hover, left, text } = edit(snippet("new"), quickFix);
    expect(clients).toEqual(["cgovet"]);
    expect(findings).toEqual([{ code: "cstring-leak", line: 7, source: "cgovet" }]);
    expect(hover).toContain("C.CString");
    expect(left).toBe(0);
    expect(text).toContain("\tdefer C.free(unsafe.Pointer(text))\n");
    expect(text).toContain('import "unsafe"');
  });

  it.skipIf(reason !== undefined)(reason === undefined ? "does so as older versions are told to" : `does so as older versions are told to (skipped: ${reason})`, { timeout: 180_000 }, () => {
    const { clients, findings, text } = edit(snippet("old"), quickFix);
    expect([clients, findings.length]).toEqual([["cgovet"], 1]);
    expect(text).toContain("\tdefer C.free(unsafe.Pointer(text))\n");
  });

  it.skipIf(reason !== undefined)(reason === undefined ? "repairs what is safe on saving" : `repairs what is safe on saving (skipped: ${reason})`, { timeout: 180_000 }, () => {
    const { text } = edit(`${snippet("new")}\n${snippet("save")}`, save);
    expect(text).toContain("\tdefer C.free(unsafe.Pointer(text))\n");
  });
});
