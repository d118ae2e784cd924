// Which code no build compiles: `#if 0`, the other side of `#if 1`, and what only C++ (or only C) sees.
// Everything else is undecided here: both sides are code. Conditional groups without an `#endif` are left alone.
import type { Span } from "../../../base/span.ts";
import { blankEdit, type ViewEdit } from "./viewEdit.ts";

/** One preprocessor line, continuation lines included, line end excluded. */
export interface DirectiveLine extends Span {
  /** `if`, `define` … without `#`. */
  readonly keyword: string;
  /** Offset behind the keyword. */
  readonly argumentStart: number;
}

/** Reads the line whose `#` stands at `start`. */
export function readDirective(text: string, start: number, end: number): DirectiveLine {
  const head = /^#[ \t]*(\w*)/.exec(text.slice(start, Math.min(end, start + 80)));
  return { start, end, keyword: head?.[1] ?? "", argumentStart: start + (head?.[0].length ?? 1) };
}

/** One `#if … #endif` group: its lines from `#if` to `#endif`. */
export interface ConditionalGroup {
  readonly lines: readonly DirectiveLine[];
}

/** Conditional groups, outer ones after the inner ones they hold. */
export function conditionalGroups(directives: readonly DirectiveLine[]): readonly ConditionalGroup[] {
  const groups: ConditionalGroup[] = [];
  const open: DirectiveLine[][] = [];
  for (const line of directives) {
    if (/^if(def|ndef)?$/.test(line.keyword)) open.push([line]);
    else if (/^(else|elif|elifdef|elifndef)$/.test(line.keyword)) open.at(-1)?.push(line);
    else if (line.keyword === "endif") {
      const lines = open.pop();
      if (lines !== undefined) groups.push({ lines: [...lines, line] });
    }
  }
  return groups;
}

/** Edits that blank dead branches and the lines of groups that are decided completely. */
export function deadCodeEdits(text: string, directives: readonly DirectiveLine[], isCpp: boolean): readonly ViewEdit[] {
  const edits: ViewEdit[] = [];
  for (const { lines } of conditionalGroups(directives)) {
    const values = lines.slice(0, -1).map((line) => valueOf(line, text, isCpp));
    if (values.every((value, i) => value === undefined || (value && i === values.length - 1 && i > 0))) continue;
    edits.push(...groupEdits(text, lines, values));
  }
  return edits;
}

/** The branches of a group: `#if …` line, and the code up to the next line of the group. */
export function branchesOf(lines: readonly DirectiveLine[]): readonly { readonly line: DirectiveLine; readonly code: Span }[] {
  return lines.slice(0, -1).map((line, i) => ({ line, code: { start: line.end, end: lines[i + 1]?.start ?? line.end } }));
}

function groupEdits(text: string, lines: readonly DirectiveLine[], values: readonly (boolean | undefined)[]): readonly ViewEdit[] {
  const firstTrue = values.indexOf(true);
  const isLive = (i: number): boolean => values[i] !== false && (firstTrue < 0 || i <= firstTrue);
  const branches = branchesOf(lines);
  const live = branches.flatMap((_, i) => (isLive(i) ? [i] : []));
  const edits = branches.flatMap(({ line, code }, i) => (isLive(i) ? [] : [blankEdit(text, line), blankEdit(text, code)]));
  const first = live[0];
  if (first === undefined || values[first] === true) return [...edits, ...lines.map((line) => blankEdit(text, line))];
  const line = branches[first]?.line;
  // The first live `#elif` becomes the group's `#if`.
  if (line !== undefined && line.keyword.startsWith("elif")) {
    edits.push({ start: line.start, end: line.argumentStart, text: `#${line.keyword.slice(2)}`.padEnd(line.argumentStart - line.start) });
  }
  return edits;
}

function valueOf(line: DirectiveLine, text: string, isCpp: boolean): boolean | undefined {
  const argument = text.slice(line.argumentStart, line.end).trim();
  if (line.keyword === "else") return true;
  if (line.keyword.endsWith("ndef")) return negate(isDefined(argument, isCpp));
  if (line.keyword.endsWith("def")) return isDefined(argument, isCpp);
  return evaluateCondition(argument, isCpp);
}

function isDefined(name: string, isCpp: boolean): boolean | undefined {
  return name === "__cplusplus" ? isCpp : undefined;
}

function negate(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

/** Three-valued reading of a `#if` condition; undefined when it depends on the build. Ends: every step eats a token. */
export function evaluateCondition(condition: string, isCpp: boolean): boolean | undefined {
  const tokens = condition.match(/&&|\|\||defined|\w+|[!()]|\S/g) ?? [];
  if (tokens.length > 200) return undefined;
  let at = 0;
  let isPlain = true;
  const or = (): boolean | undefined => {
    let value = and();
    while (tokens[at] === "||") {
      at++;
      const right = and();
      value = value === true || right === true ? true : value === false && right === false ? false : undefined;
    }
    return value;
  };
  const and = (): boolean | undefined => {
    let value = unary();
    while (tokens[at] === "&&") {
      at++;
      const right = unary();
      value = value === false || right === false ? false : value === true && right === true ? true : undefined;
    }
    return value;
  };
  const unary = (): boolean | undefined => {
    const token = tokens[at++];
    if (token === "!") return negate(unary());
    if (token === "(") {
      const value = or();
      isPlain &&= tokens[at++] === ")";
      return value;
    }
    if (token === "defined") {
      const name = tokens[at] === "(" ? tokens[at + 1] : tokens[at];
      at += tokens[at] === "(" ? 3 : 1;
      return isDefined(name ?? "", isCpp);
    }
    isPlain &&= /^\w+$/.test(token ?? "");
    return valueOfWord(token ?? "", isCpp);
  };
  const value = or();
  return isPlain && at === tokens.length ? value : undefined;
}

function valueOfWord(word: string, isCpp: boolean): boolean | undefined {
  if (/^\d+[uUlL]*$/.test(word)) return Number.parseInt(word, 10) !== 0;
  return word === "__cplusplus" && !isCpp ? false : undefined;
}
