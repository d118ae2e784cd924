// The printed form: where bodies start, where they are locked, what calls do with errors of the thread.
import { expect, test } from "vitest";
import { analysesFromSource, functionNamed } from "../../harness/sourcePackage.ts";

const source = `package p

// int git_open(int); void *git_error_last(void); void work(void); int setns(int, int);
import "C"

import "runtime"

func lastError() { _ = C.git_error_last() }
func opens() bool { return C.git_open(1) == 0 }
func Pin(early bool) {
	C.work()
	if early {
		runtime.LockOSThread()
	}
	C.work()
	runtime.LockOSThread()
	C.work()
	go func() { C.setns(1, 0) }()
}
func Open() {
	if !opens() {
		lastError()
	}
}
`;

async function printed(fn: string): Promise<string> {
  const analyses = await analysesFromSource({ "a.go": source });
  return analyses.threads.printThreads(functionNamed(analyses, fn));
}

test("says for each call whether every path, some or none holds the lock", async () => {
  expect(await printed("Pin")).toBe(`Pin starts: never
  literal 0 starts: never
  0 C.work: never
  0 runtime.LockOSThread: never
  0 C.work: sometimes
  0 runtime.LockOSThread: sometimes
  0 C.work: always
  0 func literal: new goroutine [namespace set]
  1 C.setns: never [namespace set]
`);
});

test("shows calls that fail into an error of the thread, and those that fetch it, through functions of the package", async () => {
  expect(await printed("Open")).toBe(`Open starts: never
  0 opens: never [libgit2 error fails]
  0 lastError: never [libgit2 error error]
`);
});
