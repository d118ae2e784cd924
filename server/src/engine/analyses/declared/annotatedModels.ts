// What annotations on C prototypes say (`// cgovet:owns p`, `borrows p`, `frees p`, `returns-owned [release]`), as rows
// that count as the user's own. Annotations on definitions are read with the body, by the ownership analysis.
// `frees p` names no family: where no `returns-owned` of the package names this function, the row says "takes", so that
// nothing is ever called the wrong release function because of it.
import type { ApiModel, ParamEffect } from "../../knowledge/apiModel.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Annotation } from "../../program/ast.ts";
import type { PackageModel, Prototype } from "../../program/model.ts";
import { paramsWith } from "./declaredModels.ts";

/** One row per annotated function, in the order of names. */
export function annotatedModels(pkg: PackageModel, knowledge: Knowledge): readonly ApiModel[] {
  const annotated = [...pkg.prototypes].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, prototypes]) => prototypes.filter((one) => one.annotations !== undefined).slice(0, 1));
  const families = new Set(annotated.flatMap(({ annotations = [] }) => annotations.flatMap((one) => (one.kind === "returns-owned" ? [familyOf(one, knowledge)] : []))));
  return annotated.flatMap((prototype) => {
    const row = rowOf(prototype, prototype.annotations ?? [], families, knowledge);
    return row === undefined ? [] : [row];
  });
}

function rowOf(prototype: Prototype, annotations: readonly Annotation[], families: ReadonlySet<string>, knowledge: Knowledge): ApiModel | undefined {
  const effects = new Map<number, ParamEffect>();
  let row: Partial<ApiModel> = {};
  for (const one of annotations) {
    const param = prototype.params.findIndex(({ name }) => name !== undefined && name === one.argument);
    if (one.kind === "returns-owned") row = { ...row, creates: { family: familyOf(one, knowledge) } };
    else if (one.kind === "frees" && param >= 0 && families.has(prototype.name)) row = { ...row, releases: { param, family: prototype.name } };
    else if (param >= 0 && one.kind !== "main-thread") effects.set(param, one.kind === "borrows" ? "borrows" : "takes");
  }
  if (effects.size > 0) row = { ...row, params: paramsWith(prototype, effects) };
  return Object.keys(row).length === 0 ? undefined : { ...row, name: `C.${prototype.name}` };
}

/** `returns-owned` alone means `free`. */
function familyOf({ argument = "free" }: Annotation, knowledge: Knowledge): string {
  return knowledge.modelOf(`C.${argument}`)?.releases?.family ?? (argument === "free" || argument === "malloc" ? "malloc" : argument);
}
