// Words for trace steps. One template per step id, ≤ 100 characters, lower case, no final full stop.

export const traceMessages: Readonly<Record<string, string>> = {
  created: "`{callee}` creates `{label}`",
  "made-inside": "`{callee}` allocates inside `{function}`, which hands it to its caller",
  assumed: "`{callee}` is assumed to borrow `{label}`",
  passed: "`{callee}` borrows `{label}`",
  mixed: "`{callee}` releases `{label}` on some of its paths only",
  released: "`{callee}` releases `{label}`",
  "branch-true": "`{condition}` is true",
  "branch-false": "`{condition}` is false",
  returns: "returns; `{label}` is still owned",
  ends: "the function ends; `{label}` is still owned",
  "lost-exit": "`{label}` is lost here",
  "lost-inline": "nothing keeps the result, so nobody can free it",
  "lost-overwritten": "`{label}` gets another value while it still owns the old one",
  "lost-loop": "the next iteration replaces `{label}` while it is still owned",
  "lost-discarded": "the result is thrown away",
  "lost-realloc": "when the reallocation fails, the old block of `{label}` has no name any more",
  "thread-first": "`{callee}` depends on the calling thread ({group})",
  "thread-second": "`{callee}` depends on the same thread; the goroutine may have moved to another one",
};
