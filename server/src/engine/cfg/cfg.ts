// Control-flow graph of one function body (or function literal): basic blocks of actions, edges that carry
// the condition they were taken on. Short-circuit operators and C assignments inside conditions are split out,
// so a condition on an edge is a plain test without control flow. A condition only refines: its expression was
// already evaluated, by an `eval` action at the end of the block the edge leaves (same expression object).
// Does not record: panics inside calls, branches inside value expressions (`a ? b : c`, `x && y` as a value):
// both sides are evaluated there. A block with neither edges nor exit blocks for ever (`select {}`).
import type { Span } from "../base/span.ts";
import type { Call, Expr, FunctionBody, Stmt } from "../program/ast.ts";

export type Action =
  /** Evaluated for its effects. */
  | { readonly kind: "eval"; readonly expr: Expr; readonly span: Span }
  /** Left sides receive right sides; `right` empty: zero value (`uninitialised`: none at all). */
  | {
      readonly kind: "assign";
      readonly op: string;
      readonly left: readonly Expr[];
      readonly right: readonly Expr[];
      readonly declares: readonly number[];
      readonly uninitialised: boolean;
      readonly span: Span;
    }
  /** A range loop hands out the next element. */
  | { readonly kind: "bind"; readonly key?: Expr; readonly value?: Expr; readonly over: Expr; readonly span: Span }
  /** Arguments are evaluated here, the call runs at the function's exit. */
  | { readonly kind: "defer"; readonly call: Expr; readonly span: Span }
  | { readonly kind: "go"; readonly call: Expr; readonly span: Span }
  | { readonly kind: "send"; readonly channel: Expr; readonly value: Expr; readonly span: Span }
  | { readonly kind: "return"; readonly values: readonly Expr[]; readonly span: Span }
  /** Unparsable text. */
  | { readonly kind: "error"; readonly children: readonly Expr[]; readonly span: Span };

/** Why an edge is taken. */
export type EdgeCondition =
  | { readonly kind: "test"; readonly expr: Expr; readonly sense: boolean }
  /** `tag == label` for one of the labels (or none of them, when sense is false). */
  | { readonly kind: "case"; readonly tag: Expr; readonly labels: readonly Expr[]; readonly sense: boolean };

export interface Edge {
  readonly to: number;
  readonly condition?: EdgeCondition;
  /** Enters (`body`) or leaves (`exit`) the loop with this id at its head. */
  readonly loop?: { readonly id: number; readonly role: "body" | "exit" };
}

/** How control leaves the function. */
export type ExitKind = "return" | "end" | "panic" | "noReturn";

export interface Block {
  readonly id: number;
  readonly actions: readonly Action[];
  readonly edges: readonly Edge[];
  readonly exit?: { readonly kind: ExitKind; readonly span: Span };
}

export interface Loop {
  readonly id: number;
  /** Block that decides about the next iteration. */
  readonly head: number;
  readonly span: Span;
  /** Range loops: what is ranged over. */
  readonly over?: Expr;
}

export interface Cfg {
  readonly fn: FunctionBody;
  readonly blocks: readonly Block[];
  readonly entry: number;
  readonly loops: readonly Loop[];
  /** Blocks in reverse postorder from the entry; unreachable ones are missing. */
  readonly order: readonly number[];
}

/** The statements that a call whose value nobody uses stands for (a macro of C); undefined for a call that is one. */
export type ExpandCall = (call: Call) => readonly Stmt[] | undefined;

/** Tells the builder which calls never return: "noReturn" ends the program or thread, "panic" unwinds. */
export type CallEnds = (call: Call) => "noReturn" | "panic" | undefined;
