// What changes on disk lead to: headers, C sources, other Go files, deleted folders.
import { describe, expect, it } from "vitest";
import { eachSession } from "./harness/eachSession.ts";
import { uriOf } from "./harness/lspSession.ts";
import { clean, leaky } from "./harness/sources.ts";

const start = eachSession();

const consumer = `package p

// #include <stdlib.h>
// #include "native.h"
import "C"

func Use(text string) {
	cs := C.CString(text)
	C.consume(cs)
}
`;
const freeing = "#include <stdlib.h>\nstatic inline void consume(char *text) { free(text); }\n";
const forgetting = "static inline void consume(char *text) { (void)text; }\n";

describe("a file that changes on disk", () => {
  it("asks the client to watch what an analysis reads", async () => {
    const lsp = await start();
    const watched = await lsp.until("the registration", () => lsp.registrations.find((one) => one.method === "workspace/didChangeWatchedFiles"));
    const { watchers } = watched.registerOptions as { readonly watchers: readonly { readonly globPattern: string }[] };
    for (const name of [".go", ".c", ".h", ".hpp", ".mm", ".S"].map((dot) => dot.slice(1))) expect(watchers[0]?.globPattern).toContain(name);
    expect(watchers[1]?.globPattern).toContain("cgovet.json");
    expect(watchers[1]?.globPattern).toContain("go.mod");
  });

  it("updates a build file, open or not", async () => {
    const lsp = await start({ files: { Makefile: "test:\n\tGODEBUG=cgocheck=0 go test ./...\n" } });
    const uri = await lsp.open("Makefile");
    await lsp.untilCodes(uri, "cgocheck-disabled");
    await lsp.change(uri, { text: "test:\n\tgo test ./...\n" });
    await lsp.untilCodes(uri);
  });

  it("updates the Go file when it is a header that the file includes", async () => {
    const lsp = await start({ files: { "p/a.go": consumer, "p/native.h": freeing } });
    const uri = await lsp.open("p/a.go");
    expect(await lsp.untilVersion(uri, 1)).toEqual([]);
    await lsp.write("p/native.h", forgetting);
    await lsp.untilCodes(uri, "cstring-leak");
    await lsp.write("p/native.h", freeing);
    await lsp.untilCodes(uri);
  });

  it("updates the Go file when a missing header in another folder appears", async () => {
    const including = consumer.replace('"native.h"', '"../include/native.h"');
    const lsp = await start({ files: { "p/a.go": including } });
    const uri = await lsp.open("p/a.go");
    expect(await lsp.untilVersion(uri, 1)).toEqual([]);
    await lsp.write("include/native.h", forgetting);
    await lsp.untilCodes(uri, "cstring-leak");
  });

  it("counts unsaved text of a header before the disk", async () => {
    const lsp = await start({ files: { "p/a.go": consumer, "p/native.h": freeing } });
    const uri = await lsp.open("p/a.go");
    expect(await lsp.untilVersion(uri, 1)).toEqual([]);
    const header = await lsp.open("p/native.h", freeing, "c");
    await lsp.change(header, { text: forgetting });
    await lsp.untilCodes(uri, "cstring-leak");
    await lsp.close(header);
    await lsp.untilCodes(uri);
  });

  it("counts unsaved text of a header in another folder, too", async () => {
    const including = consumer.replace('"native.h"', '"../include/native.h"');
    const lsp = await start({ files: { "p/a.go": including, "include/native.h": freeing } });
    const uri = await lsp.open("p/a.go");
    expect(await lsp.untilVersion(uri, 1)).toEqual([]);
    const header = await lsp.open("include/native.h", freeing, "c");
    await lsp.change(header, { text: forgetting });
    await lsp.untilCodes(uri, "cstring-leak");
    await lsp.close(header);
    await lsp.untilCodes(uri);
  });

  it("leaves an open document alone when the editor saves it", async () => {
    const lsp = await start({ files: { "p/a.go": leaky }, trace: "verbose" });
    const uri = await lsp.open("p/a.go");
    await lsp.untilCodes(uri, "cstring-leak");
    const before = lsp.traces.length;
    await lsp.write("p/a.go", leaky);
    const version = await lsp.change(uri, { text: clean });
    await lsp.untilVersion(uri, version);
    expect(lsp.traces.length - before).toBe(1);
  });
});

describe("a header that two packages share", () => {
  const header = (body: string): string => `#include <stdlib.h>\n#include <string.h>\nstatic inline int measure(const char *text) {\n  char *copy = strdup(text);\n  if (copy == NULL) return -1;\n  ${body}\n  return 0;\n}\n`;
  const user = 'package p\n\n// #include "../include/shared.h"\nimport "C"\n\nfunc Measure() int { return int(C.measure(nil)) }\n';

  it("is never published with what an older version held", async () => {
    const lsp = await start({ files: { "p/a.go": user, "q/a.go": user, "include/shared.h": header("") } });
    await lsp.untilVersion(await lsp.open("p/a.go"), 1);
    await lsp.untilVersion(await lsp.open("q/a.go"), 1);
    const uri = await lsp.open("include/shared.h", undefined, "c");
    await lsp.untilCodes(uri, "malloc-leak");
    // Both packages are analysed again, one after the other: after the first, the report of the second is out of date.
    const version = await lsp.change(uri, { text: header("free(copy);") });
    expect(await lsp.untilVersion(uri, version)).toEqual([]);
  });
});

describe("findings of closed files", () => {
  it("follow changes, new files and deletions after a scan", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    expect(await lsp.scan()).toMatchObject({ findings: 1, files: 1, packages: 1, cancelled: false });
    await lsp.untilCodes(uriOf("p/a.go"), "cstring-leak");
    expect(lsp.last(uriOf("p/a.go"))?.version).toBeUndefined();
    await lsp.write("p/a.go", clean);
    await lsp.untilCodes(uriOf("p/a.go"));
    await lsp.write("p/b.go", leaky.replaceAll("First", "Other").replaceAll("first", "other"));
    await lsp.untilCodes(uriOf("p/b.go"), "cstring-leak");
    await lsp.remove(["p/b.go"]);
    await lsp.untilCodes(uriOf("p/b.go"));
  });

  it("go when their folder is deleted and only that is reported", async () => {
    const lsp = await start({ files: { "p/a.go": leaky, "q/a.go": leaky } });
    await lsp.scan();
    await lsp.untilCodes(uriOf("p/a.go"), "cstring-leak");
    await lsp.remove(["p/a.go"], ["p"]);
    await lsp.untilCodes(uriOf("p/a.go"));
    expect(lsp.last(uriOf("q/a.go"))?.diagnostics).toHaveLength(1);
  });

  it("appear for a package that is created after the scan", async () => {
    const lsp = await start({ files: { "p/a.go": clean } });
    await lsp.scan();
    await lsp.write("new/a.go", leaky);
    await lsp.untilCodes(uriOf("new/a.go"), "cstring-leak");
  });

  it("are not shown before a scan was asked for", async () => {
    const lsp = await start({ files: { "p/a.go": leaky, "p/b.go": clean.replaceAll("First", "Other").replaceAll("first", "other") } });
    const open = await lsp.open("p/b.go");
    await lsp.untilVersion(open, 1);
    await lsp.roundTrip();
    expect(lsp.last(uriOf("p/a.go"))).toBeUndefined();
    await lsp.scan();
    await lsp.untilCodes(uriOf("p/a.go"), "cstring-leak");
  });

  it("stay when the file is opened, and again when it is closed", async () => {
    const lsp = await start({ files: { "p/a.go": leaky } });
    await lsp.scan();
    const uri = await lsp.open("p/a.go");
    await lsp.untilVersion(uri, 1);
    await lsp.change(uri, { text: clean });
    await lsp.untilCodes(uri);
    const before = lsp.published.length;
    await lsp.close(uri);
    await lsp.untilCodes(uri, "cstring-leak");
    expect(lsp.published.slice(before).map((params) => [params.version, params.diagnostics.length])).toEqual([[undefined, 1]]);
  });
});
