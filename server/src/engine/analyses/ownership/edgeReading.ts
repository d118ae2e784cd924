// What the condition on an edge says, whatever the state it is met in: worked out once per unit and condition, since
// every resource and every path asks again.
import type { Span } from "../../base/span.ts";
import type { EdgeCondition } from "../../cfg/cfg.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { RawStep } from "../../rules/defineRule.ts";
import type { ConditionKey } from "./conditions.ts";
import { keyOfEdge } from "./conditions.ts";
import type { PathTest } from "./guards.ts";
import { nilTestsOf } from "./guards.ts";
import { step } from "./run.ts";
import type { Unit } from "./unit.ts";

export interface EdgeReading {
  /** Of a pure condition. */
  readonly key: ConditionKey | undefined;
  /** What a test says about paths being nil. */
  readonly nilTests: readonly PathTest[];
  /** The condition as a step of a trace: a new one each time, traces tell the rounds of a loop apart by their steps. */
  step(): RawStep;
}

export function readEdge(condition: EdgeCondition, unit: Unit): EdgeReading {
  const known = unit.readings.get(condition);
  if (known !== undefined) return known;
  const said = { condition: conditionText(condition), when: truthText(condition) };
  const branch = step({ unit }, "branch", conditionSpan(condition), condition.sense ? "branch-true" : "branch-false", said);
  const reading: EdgeReading = {
    key: keyOfEdge(condition, unit),
    nilTests: condition.kind === "test" ? nilTestsOf(condition.expr, unit) : [],
    step: () => ({ kind: branch.kind, at: branch.at, messageId: branch.messageId, data: branch.data }),
  };
  unit.readings.set(condition, reading);
  return reading;
}

function conditionSpan(condition: EdgeCondition): Span {
  return condition.kind === "test" ? condition.expr.span : (condition.labels[0] ?? condition.tag).span;
}

/** The condition as it holds on the edge: `err == nil` for the false side of `err != nil`. */
function truthText(condition: EdgeCondition): string {
  if (condition.sense) return conditionText(condition);
  if (condition.kind === "case") return caseText(condition, "!=", " && ");
  const negated = condition.expr.kind === "binary" ? negatedOperators[condition.expr.op] : undefined;
  if (negated !== undefined && condition.expr.kind === "binary") return shorten(`${printExpr(condition.expr.left)} ${negated} ${printExpr(condition.expr.right)}`);
  return `!${conditionText(condition)}`;
}

const negatedOperators: Readonly<Record<string, string>> = { "==": "!=", "!=": "==", "<": ">=", ">": "<=", "<=": ">", ">=": "<" };

function conditionText(condition: EdgeCondition): string {
  return condition.kind === "test" ? shorten(printExpr(condition.expr)) : caseText(condition, "==", " || ");
}

/** A case as the comparisons it stands for: code, the same in every language. */
function caseText({ tag, labels }: Extract<EdgeCondition, { kind: "case" }>, operator: "==" | "!=", joint: string): string {
  return shorten(labels.map((label) => `${printExpr(tag)} ${operator} ${printExpr(label)}`).join(joint));
}

function shorten(text: string): string {
  return text.length > 48 ? `${text.slice(0, 45)}...` : text;
}
