// Tests of a status through a function: `!C.result_ok(res)`, `C.failed(rc) != 0`, `status.ok()`.
// The name says which way round. A function that says nothing by its name is asked about the status all the same: what
// its answer means is for the shape of the code to tell (statusShape.ts), and in doubt otherwise.
// Looks at names only: what the body of the function tests is not read.
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { Call, Expr } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";

/** What the answer of a predicate says on one side of a test. */
export interface PredicateAnswer {
  readonly says: "success" | "failure" | undefined;
  /** Asked with a name that says nothing: `check(rc)`. */
  readonly isUnclear: boolean;
}

/** The answer where the test has this sense; undefined when no function is asked about the status. */
export function predicateAnswer(expr: Expr, sense: boolean, isStatus: (expr: Expr) => boolean): PredicateAnswer | undefined {
  const bare = withoutConversions(expr);
  if (bare.kind === "unary" && bare.op === "!") return predicateAnswer(bare.operand, !sense, isStatus);
  if (bare.kind === "binary") {
    const truth = bare.op === "==" || bare.op === "!=" ? truthOf(bare.right) : undefined;
    return truth === undefined ? undefined : predicateAnswer(bare.left, sense === ((bare.op === "==") === truth), isStatus);
  }
  const asked = bare.kind === "call" ? askedOperand(bare) : undefined;
  if (asked === undefined || bare.kind !== "call" || !isStatus(asked)) return undefined;
  const meaning = predicateMeaning(bare);
  if (meaning === undefined) return { says: undefined, isUnclear: true };
  // `is_timeout_error(rc)` is false for other errors too.
  if (meaning === "someFailure") return { says: sense ? "failure" : undefined, isUnclear: false };
  return { says: (meaning === "success") === sense ? "success" : "failure", isUnclear: false };
}

/** What it means that the call is true, by the name of what is called. */
export function predicateMeaning(call: Call): "success" | "failure" | "someFailure" | undefined {
  const name = calledName(call);
  if (name === undefined) return undefined;
  if (namingHints.saysSuccess.test(name)) return "success";
  return namingHints.saysFailure.test(name) ? "failure" : namingHints.saysSomeFailure.test(name) ? "someFailure" : undefined;
}

/** `C.result_get_code(res)`, `status.Code()`, `C.GoString(message)`: the status, read out of what the creating call gave. */
export function readOutStatus(expr: Expr): Expr | undefined {
  const name = expr.kind === "call" ? calledName(expr) : undefined;
  return expr.kind === "call" && name !== undefined && (namingHints.readsStatus.test(name) || name === "GoString") ? askedOperand(expr) : undefined;
}

/** The only argument, or the receiver of a method without arguments. */
function askedOperand({ callee, args }: Call): Expr | undefined {
  if (args.length === 1) return args[0];
  return args.length === 0 && callee.kind === "select" ? callee.base : undefined;
}

function calledName({ callee }: Call): string | undefined {
  return callee.kind === "ident" ? callee.name : callee.kind === "select" ? callee.field : undefined;
}

/** Whether the constant stands for true or false; undefined for others. */
function truthOf(expr: Expr): boolean | undefined {
  const bare = withoutConversions(expr);
  const text = bare.kind === "literal" ? bare.text : bare.kind === "select" ? bare.field : bare.kind === "ident" && bare.ref.kind !== "local" ? bare.name : "";
  if (text === "1" || /^true$/i.test(text)) return true;
  return text === "0" || /^(false|nil|null)$/i.test(text) ? false : undefined;
}
