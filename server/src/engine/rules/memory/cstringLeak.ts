// cstring-leak: a C copy of a Go string or byte slice that nobody frees.
//
// Hazard: `C.CString` and `C.CBytes` allocate with the C allocator. The garbage collector does not know that
// memory; without `C.free` on every path it is lost until the program ends.
// Decides from: the ownership analysis of each function (analyses/ownership): creation, aliases, what callees do.
// A C function without a body or model is assumed to borrow, and the trace says so.
// Blind spots: values sent on channels, kept in package variables or stored in this package's own struct types
// count as somebody else's business here (see the FN_ fixtures).
import { defineRule } from "../defineRule.ts";
import { leakFinding, leakFixTitles, leakMessages } from "./leakFindings.ts";

const origins: ReadonlySet<string> = new Set(["C.CString", "C.CBytes"]);

export const rule = defineRule({
  name: "cstring-leak",
  family: "memory",
  severity: "warning",
  cwe: [401],
  since: "0.1.0",
  status: "stable",
  docs: {
    what: "The C copy that `C.CString` or `C.CBytes` makes is still owned on some path out of the function.",
    why:
      "The copy lives in the C heap, which the garbage collector never touches: memory that is not given to `C.free` on " +
      "every path is gone until the program ends. In a server each lost string adds up, and no Go profile shows it.",
    fixAdvice: "Write `defer C.free(unsafe.Pointer(cs))` right after the creation, or free the string on the path that forgets it.",
    references: [
      { title: "cmd/cgo: Go references to C", url: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
    ],
    bad: "leaksOnErrorBad",
    good: "deferredOk",
  },
  messages: leakMessages,
  fixes: leakFixTitles,
  checkFunction: (fn, context) => {
    if (fn.model.lang !== "go") return;
    for (const leak of context.analyses.ownership.leaks(fn)) {
      if (origins.has(leak.creation.origin) && !context.analyses.deferred.explains(fn, leak.creation.call)) context.report(leakFinding(leak, fn, context));
    }
  },
});
