// Where and how the steps of a path are drawn in one file. Guarantees: numbers are those of the whole path, so that a
// reader can follow it from file to file; steps at one place share a mark, words of one line share a text. Pure.
import type { PathStep } from "../../../../../server/src/lsp/protocol/explain.ts";

/** `branch`: the way taken at a condition; `end`: where it goes wrong. */
export type Tone = "step" | "branch" | "end";

export interface PathMark {
  readonly range: PathStep["range"];
  /** Shown before the range: `①`. */
  readonly badge: string;
  readonly tone: Tone;
  readonly isCurrent: boolean;
}

/** Words behind the end of a line. */
export interface LineText {
  readonly line: number;
  readonly text: string;
  readonly tone: Tone;
  readonly isCurrent: boolean;
}

export interface FileMarks {
  readonly marks: readonly PathMark[];
  readonly texts: readonly LineText[];
}

interface NumberedStep {
  readonly step: PathStep;
  readonly index: number;
  readonly tone: Tone;
}

/** `current`: index of the step the reader is at; `isHere`: the step lies in the file that is drawn. */
export function marksOf(steps: readonly PathStep[], current: number, isHere: (step: PathStep) => boolean): FileMarks {
  const here = steps.map((step, index): NumberedStep => ({ step, index, tone: toneOf(step, index === steps.length - 1) })).filter(({ step }) => isHere(step));
  const marks = grouped(here, ({ step: { range } }) => `${range.start.line}:${range.start.character}`).map((group): PathMark => {
    const shown = group.find(({ index }) => index === current) ?? group[group.length - 1];
    return { range: firstLine((shown ?? group[0]).step.range), badge: group.map(({ index }) => badgeOf(index + 1)).join(""), tone: strongest(group), isCurrent: group.some(({ index }) => index === current) };
  });
  const texts = grouped(here, ({ step }) => String(step.range.start.line)).map((group): LineText => ({
    line: group[0].step.range.start.line,
    text: group.map(({ step, index }) => `${badgeOf(index + 1)} ${plain(step.message)}`).join("  "),
    tone: strongest(group),
    isCurrent: group.some(({ index }) => index === current),
  }));
  return { marks, texts };
}

/** Reports whether text that changes from `line` on may move or alter what is drawn in a file with these steps. */
export function isDisturbedFrom(line: number, stepsHere: readonly PathStep[]): boolean {
  return stepsHere.some(({ range }) => line <= range.end.line);
}

/** The step `by` further on, round and round. */
export function stepAfter(current: number, by: number, count: number): number {
  return (((current + by) % count) + count) % count;
}

/** A number in a circle, as far as there are such; one-based. */
export function badgeOf(number: number): string {
  if (number <= 20) return String.fromCodePoint(0x2460 + number - 1);
  if (number <= 35) return String.fromCodePoint(0x3251 + number - 21);
  return number <= 50 ? String.fromCodePoint(0x32b1 + number - 36) : `(${number})`;
}

function toneOf({ kind }: PathStep, isLast: boolean): Tone {
  if (isLast) return "end";
  return kind === "branch" || kind === "checked" ? "branch" : "step";
}

const strength: Readonly<Record<Tone, number>> = { step: 0, branch: 1, end: 2 };

function strongest(group: readonly NumberedStep[]): Tone {
  return group.reduce<Tone>((tone, one) => (strength[one.tone] > strength[tone] ? one.tone : tone), "step");
}

/** A call over many lines would colour half the screen. */
function firstLine(range: PathStep["range"]): PathStep["range"] {
  return range.start.line === range.end.line ? range : { start: range.start, end: { line: range.start.line, character: Number.MAX_SAFE_INTEGER } };
}

/** The colours set the words off from the code; quotes would only be noise. */
function plain(message: string): string {
  return message.replaceAll("`", "").replace(/\s+/g, " ");
}

type Group<T> = readonly [T, ...T[]];

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): readonly Group<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const known = groups.get(keyOf(one));
    if (known === undefined) groups.set(keyOf(one), [one]);
    else known.push(one);
  }
  return [...groups.values()];
}
