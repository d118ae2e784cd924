// malloc-leak: a block of the C allocator that nobody frees, in Go and in C.
//
// Hazard: memory from malloc, calloc, realloc, strdup and their kin belongs to whoever received it, on either side
// of the boundary. An early return that forgets it loses it; `p = realloc(p, n)` loses the old block on failure.
// Decides from: the ownership analysis, rows of family `malloc`. In C, a pointer handed to an unknown function
// through a parameter that is not const counts as kept there.
// Blind spots: as for cstring-leak.
import { defineRule } from "../defineRule.ts";
import { leakFinding, leakFixTitles, leakMessages } from "./leakFindings.ts";

const otherRules: ReadonlySet<string> = new Set(["C.CString", "C.CBytes"]);

export const rule = defineRule({
  name: "malloc-leak",
  family: "memory",
  severity: "warning",
  cwe: [401],
  since: "0.1.0",
  status: "stable",
  docs: {
    what: "Memory from the C allocator (`malloc`, `calloc`, `strdup` …) is still owned on some path out of the function.",
    why:
      "Blocks of the C allocator live until somebody frees them; the garbage collector neither sees nor frees them. " +
      "A return that forgets one loses it for good, and the loss grows with every call.",
    fixAdvice: "Free the block on every path: `defer C.free(p)` in Go, a single cleanup label or a `free` before each return in C.",
    references: [
      { title: "cmd/cgo: Go references to C", url: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
      { title: "malloc(3)", url: "https://man7.org/linux/man-pages/man3/malloc.3.html" },
    ],
    bad: "neverFreedBad",
    good: "deferredOk",
  },
  messages: leakMessages,
  fixes: leakFixTitles,
  checkFunction: (fn, context) => {
    for (const leak of context.analyses.ownership.leaks(fn)) {
      if (context.analyses.deferred.explains(fn, leak.creation.call)) continue;
      if (leak.creation.family === "malloc" && !otherRules.has(leak.creation.origin)) context.report(leakFinding(leak, fn, context));
    }
  },
});
