// What annotations on a declaration say about a function, instead of its body.
import type { PlacedFunction } from "../../program/model.ts";
import type { OwnedOutput, ParamSummary } from "./summary.ts";
import { unknownSummary } from "./summary.ts";

/** `//cgovet:frees p`, `owns p`, `borrows p` on the declaration win over what the body shows. */
export function annotatedSummary(fn: PlacedFunction, name: string | undefined, suffix: string): ParamSummary | undefined {
  const found = fn.model.annotations.find((annotation) => annotation.argument === name && name !== undefined && suffix === "");
  const base: ParamSummary = { ...unknownSummary, unknown: false };
  switch (found?.kind) {
    case "frees":
      return { ...base, released: true, surely: true };
    case "owns":
      return { ...base, escaped: true };
    case "borrows":
      return { ...base, kept: true };
    case "returns-owned":
    case "main-thread":
    case undefined:
      return undefined;
  }
}

/** `//cgovet:returns-owned`. */
export function annotatedOutputs(fn: PlacedFunction): readonly OwnedOutput[] | undefined {
  const owned = fn.model.annotations.find((annotation) => annotation.kind === "returns-owned");
  if (owned === undefined) return undefined;
  return [{ destinations: [{ kind: "result", index: 0, suffix: "" }], family: owned.argument === undefined || owned.argument === "free" ? "malloc" : owned.argument, origin: fn.model.qualifiedName, nullable: true, ownedEvenOnError: false }];
}
