// What annotations on declarations without a body say: C prototypes, methods of Go interfaces, function-typed Go
// variables. `cgovet:owns p`, `borrows p`, `frees p`, `returns-owned [release]` become rows that count as the user's own.
// Annotations on definitions are read with the body, by the ownership analysis.
// `frees p` names no family: where no `returns-owned` of the package names this function, the row says "takes", so that
// nothing is ever called the wrong release function because of it. Parameters without an annotation stay as little
// known as before, as far as a row can say that: what may store or change them counts as keeping them.
import type { ApiModel, ParamEffect } from "../../knowledge/apiModel.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { AnnotatedSignature, Annotation } from "../../program/ast.ts";
import type { PackageModel } from "../../program/model.ts";
import { effectWithoutFacts } from "./declaredModels.ts";

interface Declaration {
  /** As rows name it: `C.f`, `pkg.T.m`, `pkg.v`. */
  readonly name: string;
  /** Names, and what is known of a parameter that no annotation names. */
  readonly params: readonly { readonly name: string | undefined; readonly otherwise: ParamEffect }[];
  readonly annotations: readonly Annotation[];
}

/** One row per annotated declaration, in the order of names. */
export function annotatedModels(pkg: PackageModel, knowledge: Knowledge): readonly ApiModel[] {
  const declarations = [...prototypesOf(pkg), ...signaturesOf(pkg)];
  const families = new Set(declarations.flatMap(({ annotations }) => annotations.flatMap((one) => (one.kind === "returns-owned" ? [familyOf(one, knowledge)] : []))));
  const rows = declarations.flatMap((declaration) => rowOf(declaration, families, knowledge) ?? []);
  return rows.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function prototypesOf(pkg: PackageModel): readonly Declaration[] {
  return [...pkg.prototypes.values()].flatMap((prototypes): readonly Declaration[] => {
    const prototype = prototypes.find((one) => one.annotations !== undefined);
    if (prototype?.annotations === undefined) return [];
    const params = prototype.params.map(({ name, type }) => ({ name, otherwise: effectWithoutFacts(type) }));
    return [{ name: `C.${prototype.name}`, params, annotations: prototype.annotations }];
  });
}

function signaturesOf(pkg: PackageModel): readonly Declaration[] {
  const declare = (prefix: string, { name, params, annotations }: AnnotatedSignature): Declaration => ({
    name: `${prefix}.${name}`, params: params.map((param) => ({ name: param, otherwise: "keeps" })), annotations,
  });
  const methods = [...pkg.goTypes].flatMap(([owner, type]) => (type.kind === "interface" ? (type.annotated ?? []).map((one) => declare(`${pkg.name}.${owner}`, one)) : []));
  const variables = [...pkg.goGlobals.values()].flatMap(({ annotated }) => (annotated === undefined ? [] : [declare(pkg.name, annotated)]));
  return [...methods, ...variables];
}

function rowOf({ name, params, annotations }: Declaration, families: ReadonlySet<string>, knowledge: Knowledge): ApiModel | undefined {
  const effects = new Map<number, ParamEffect>();
  const ownFamily = name.replace(/^C\./, "");
  let row: Partial<ApiModel> = {};
  for (const one of annotations) {
    const param = params.findIndex((candidate) => candidate.name !== "" && candidate.name === one.argument);
    if (one.kind === "returns-owned") row = { ...row, creates: { family: familyOf(one, knowledge) } };
    else if (one.kind === "frees" && param >= 0 && families.has(ownFamily)) row = { ...row, releases: { param, family: ownFamily } };
    else if (param >= 0 && one.kind !== "main-thread") effects.set(param, one.kind === "borrows" ? "borrows" : "takes");
  }
  if (effects.size > 0) row = { ...row, params: params.map(({ otherwise }, i) => effects.get(i) ?? otherwise) };
  return Object.keys(row).length === 0 ? undefined : { ...row, name };
}

/** `returns-owned` alone means `free`. */
function familyOf({ argument = "free" }: Annotation, knowledge: Knowledge): string {
  return knowledge.modelOf(`C.${argument}`)?.releases?.family ?? (argument === "free" || argument === "malloc" ? "malloc" : argument);
}
