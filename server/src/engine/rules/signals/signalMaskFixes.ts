// Fixes of the signal-mask rule.
import { isNull } from "../../analyses/signals/signalNames.ts";
import type { MaskCall } from "../../analyses/signals/signals.ts";
import { lockAtStart } from "../../fixes/lockThread.ts";
import { deferRestore, isStatement, type MaskArguments, renameCallee, restoreBeforeExits } from "../../fixes/signalMask.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Value } from "../../report/words.ts";
import type { FixDraft, RuleContext } from "../defineRule.ts";

/** Safe where the result is not looked at: the two functions report errors differently. */
export function renameFix({ fn, call, api }: MaskCall, { pkg }: RuleContext): readonly FixDraft[] {
  if (api !== "sigprocmask") return [];
  const file = pkg.fileOf(fn.uri);
  const edit = file && renameCallee({ file, fn }, call, "pthread_sigmask");
  if (file === undefined || edit === undefined) return [];
  return [{ titleId: "rename", data: {}, edits: [edit], ...(!isStatement({ file, fn }, call) && { applicability: "review" as const }) }];
}

export function lockFix(fn: PlacedFunction, depth: number, { pkg }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  const body = depth === 0 ? fn.model : fn.model.literals[depth - 1];
  const edits = file?.kind === "go" && body ? lockAtStart(file, fn, body) : undefined;
  const name: Value = depth === 0 ? `\`${fn.model.name}\`` : { phrase: "this-literal" };
  return edits === undefined ? [] : [{ titleId: "lock", data: { function: name }, edits }];
}

/** In Go a deferred call; in C a line before every way out that leaves the mask. */
export function restoreFix(change: MaskCall, { pkg, analyses }: RuleContext): readonly FixDraft[] {
  const { fn, depth, call, old, api } = change;
  const file = pkg.fileOf(fn.uri);
  // Masks given as numbers have no saved set to go back to.
  if (file === undefined || change.how === undefined || api === "rt_sigprocmask") return [];
  const resolve = (one: MaskCall["call"]): ReturnType<typeof analyses.resolver.resolve> => analyses.resolver.resolve(one, fn.model);
  const mask: MaskArguments = { call, old, savesOld: old !== undefined && !isNull(old, resolve) };
  const exits = analyses.signals.maskEffect(fn, depth).lingering.find((one) => one.change.call === call)?.exits ?? [];
  const edits = fn.model.lang === "go" ? deferRestore({ file, fn }, mask) : restoreBeforeExits({ file, fn }, mask, exits);
  return edits === undefined ? [] : [{ titleId: "restore", data: {}, edits }];
}
