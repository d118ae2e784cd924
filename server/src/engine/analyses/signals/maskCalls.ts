// Recognises the calls that change a thread's signal mask, and what their arguments mean.
import type { Call, Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { readNumberMask } from "./numberMasks.ts";
import { bare, constantName, isNull, type ResolveCall } from "./signalNames.ts";
import type { MaskCall, MaskOperation } from "./signals.ts";

const cNames: ReadonlySet<string> = new Set(["sigprocmask", "pthread_sigmask"]);
const rawCalls = /^(syscall|golang\.org\/x\/sys\/unix)\.(RawSyscall6?|Syscall6?)$/;
const operations: ReadonlyMap<string, MaskOperation> = new Map([
  ["SIG_BLOCK", "block"],
  ["SIG_UNBLOCK", "unblock"],
  ["SIG_SETMASK", "set"],
]);
/** Linux, where the raw system call is written with numbers. */
const numbers: readonly MaskOperation[] = ["block", "unblock", "set"];

/** The call as a mask call; undefined for every other call. */
export function readMaskCall(call: Call, fn: PlacedFunction, depth: number, resolve: ResolveCall): MaskCall | undefined {
  const shape = shapeOf(call, resolve);
  if (shape === undefined) return readNumberMask(call, fn, depth, resolve);
  const [how, set, old] = call.args.slice(shape.first, shape.first + 3);
  return { fn, depth, call, api: shape.api, operation: operationOf(how, set, resolve), how, set, old };
}

function shapeOf(call: Call, resolve: ResolveCall): { readonly api: string; readonly first: number } | undefined {
  const callee = resolve(call);
  if (callee.kind === "c") return cNames.has(callee.name) && callee.bodies.length === 0 ? { api: callee.name, first: 0 } : undefined;
  if (callee.kind !== "external") return undefined;
  if (callee.name === "golang.org/x/sys/unix.PthreadSigmask") return { api: "unix.PthreadSigmask", first: 0 };
  const number = call.args[0];
  const isRaw = rawCalls.test(callee.name) && number !== undefined && /^SYS_(RT_)?SIGPROCMASK$/.test(constantName(number, resolve) ?? "");
  return isRaw ? { api: "rt_sigprocmask", first: 1 } : undefined;
}

function operationOf(how: Expr | undefined, set: Expr | undefined, resolve: ResolveCall): MaskOperation {
  if (how === undefined || set === undefined) return "unknown";
  if (isNull(set, resolve)) return "query";
  const plain = bare(how, resolve);
  if (plain.kind === "literal") return numbers[Number(plain.text)] ?? "unknown";
  return operations.get(constantName(plain, resolve) ?? "") ?? "unknown";
}
