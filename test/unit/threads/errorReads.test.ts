// Errors of the thread: which call a fetch asks about, what decided, what stands in between.
import { describe, expect, test } from "vitest";
import { analysesFromSource, functionNamed } from "../../harness/sourcePackage.ts";

const head = `package p

// int git_open(int); int git_state(void); void *git_error_last(void); int git_free(int); void *dlsym(void *, const char *); char *dlerror(void);
import "C"

import "runtime"

var _ = runtime.LockOSThread

func lastError() { _ = C.git_error_last() }
`;

/** `raise line, fetch line, covered, flags` for every read of f. */
async function reads(body: string): Promise<readonly string[]> {
  const text = `${head}${body}`;
  const analyses = await analysesFromSource({ "a.go": text });
  const fn = functionNamed(analyses, "f");
  const lineOf = (offset: number): string => fn.model.text.slice(0, offset).split("\n").length.toString();
  return analyses.threads.errorReads(fn).map(({ raise, fetch, covered, dependent, adjacent, lone }) =>
    [lineOf(raise.call.span.start), lineOf(fetch.call.span.start), covered, dependent && "dependent", adjacent && "adjacent", lone && "lone"].filter(Boolean).join(" "),
  );
}

describe("errorReads", () => {
  test.each([
    ["the result decides", "func f() {\n\tif C.git_open(1) != 0 {\n\t\tlastError()\n\t}\n}\n", ["2 3 never dependent adjacent lone"]],
    ["a clean-up call in between", "func f() {\n\trc := C.git_open(1)\n\tif rc != 0 {\n\t\tC.git_free(1)\n\t\tlastError()\n\t}\n}\n", ["2 5 never dependent"]],
    ["tested on both ways, so it decides nothing", "func f() {\n\trc := C.git_open(1)\n\tif rc != 0 {\n\t\tprintln(1)\n\t}\n\tlastError()\n}\n", ["2 6 never adjacent lone"]],
    ["the last call that decided", "func f() {\n\tif C.git_open(1) != 0 {\n\t\treturn\n\t}\n\tif C.git_state() != 0 {\n\t\tlastError()\n\t}\n}\n", ["5 6 never dependent adjacent"]],
    ["what another call makes of the result is that call's result", "func f() {\n\trc := C.git_open(1)\n\trc = C.git_free(rc)\n\tif rc != 0 {\n\t\tlastError()\n\t}\n}\n", ["3 5 never dependent adjacent"]],
    ["the lock on every path", "func f() {\n\truntime.LockOSThread()\n\tdefer runtime.UnlockOSThread()\n\tif C.git_open(1) != 0 {\n\t\tlastError()\n\t}\n}\n", []],
    ["the lock on some path", "func f(pin bool) {\n\tif pin {\n\t\truntime.LockOSThread()\n\t}\n\tif C.git_open(1) != 0 {\n\t\tlastError()\n\t}\n}\n", ["5 6 sometimes dependent adjacent lone"]],
    ["a getter called for nothing is a reset", "func f() {\n\tC.dlsym(nil, nil)\n\tC.dlerror()\n}\n", []],
    ["one C call between reset and question", "func f() {\n\tC.dlerror()\n\tC.dlsym(nil, nil)\n\t_ = C.dlerror()\n}\n", ["3 4 never adjacent lone"]],
    ["a function handed in may have failed", "func f(action func() bool) {\n\tC.git_open(1)\n\tif !action() {\n\t\tlastError()\n\t}\n}\n", ["3 4 never dependent adjacent lone"]],
  ])("%s", async (_, body, expected) => {
    expect(await reads(body)).toEqual(expected);
  });
});
