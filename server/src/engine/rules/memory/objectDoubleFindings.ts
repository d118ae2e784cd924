// Words of double-free for objects: a field that two methods, or a method and a finalizer, both release.
import { cCaller } from "../../analyses/objects/handedToOthers.ts";
import type { ObjectDoubleRelease } from "../../analyses/objects/objects.ts";
import type { RawFinding } from "../defineRule.ts";

export const objectMessages = {
  "object-finalizer": "`{first}` releases `{field}`, and so does the finalizer, which stays armed",
  "object-again": "a second call of `{function}` releases `{field}` again",
  "object-copy": "`{function}` clears `{field}` of a copy: a second call releases it again",
  "object-early-return": "`{function}` may return with `{field}` released but not cleared: the finalizer releases it again",
  "object-two-owners": "`{second}` releases `{field}`, which another type's method releases too",
  "object-given-away": "`{first}` takes `{field}`, but the finalizer stays armed and releases it too",
  "object-borrowed": "the pointer belongs to {first}, but the finalizer of the new object releases `{field}`",
} as const;

export function objectFinding(found: ObjectDoubleRelease): RawFinding {
  const { kind, ref, first, second, fn, at, confidence, trace } = found;
  const field = `${ref.owner}.${ref.field}`;
  return {
    messageId: `object-${kind}`,
    data: { field, first: first === cCaller ? { phrase: "c-caller" } : first, second, function: fn.model.qualifiedName },
    at,
    function: fn,
    confidence,
    ...(confidence === "possible" && { severity: "warning" }),
    trace,
    label: `${kind} ${field}`,
  };
}
