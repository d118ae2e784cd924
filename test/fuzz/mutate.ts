// One mutation at a time: pieces of the program are deleted, doubled, swapped, replaced by pieces of other programs or
// wrapped in brackets; tokens, odd characters and line ends are put in; files come, go and split. The same random
// numbers give the same mutant. Does not keep programs valid: half of them being broken is wanted, all of them is not.
import type { Syntax } from "../../server/src/engine/syntax/parserPool.ts";
import { names, oddUnits, tokens } from "./dictionary.ts";
import { withFile, type FuzzInput } from "./fuzzInput.ts";
import { piecesOf, preambleOf, type Piece, type PieceGroup } from "./pieces.ts";
import type { Random } from "./random.ts";
import type { DonorBank } from "./seeds.ts";

export interface Surroundings {
  readonly syntax: Syntax;
  readonly random: Random;
  readonly donors: DonorBank;
  readonly seeds: readonly FuzzInput[];
  /** Pieces of texts seen lately: several mutants are made of one package. */
  readonly recentPieces: Map<string, readonly Piece[]>;
}

interface Target {
  readonly name: string;
  readonly text: string;
  /** Found on demand: many mutations need none. */
  pieces(): readonly Piece[];
}
type TextMutation = (target: Target, around: Surroundings) => string | undefined;

/** A mutant of the package; the package itself when the mutation found nothing to do. */
export function mutate(input: FuzzInput, around: Surroundings): FuzzInput {
  const { random, syntax } = around;
  if (random.chance(0.04)) return mutateFiles(input, around);
  const name = random.pick([...input.keys()]);
  const text = name === undefined ? undefined : input.get(name);
  if (name === undefined || text === undefined) return random.pick(around.seeds) ?? input;
  const target: Target = { name, text, pieces: () => recalled(around.recentPieces, text, () => piecesOf(syntax, name, text).all) };
  const mutated = pickWeighted(textMutations, random)(target, around);
  return mutated === undefined ? input : withFile(input, name, mutated);
}

function recalled(recent: Map<string, readonly Piece[]>, text: string, find: () => readonly Piece[]): readonly Piece[] {
  const pieces = recent.get(text) ?? find();
  if (recent.size > 200) recent.clear();
  recent.set(text, pieces);
  return pieces;
}

const textMutations: readonly (readonly [number, TextMutation])[] = [
  [10, deletePiece], [8, doublePiece], [8, swapPieces], [16, replaceWithDonor], [14, insertDonor], [6, copyPiece], [5, wrapPiece],
  [12, insertToken], [8, deleteToken], [10, replaceName], [2, truncate], [3, insertOddUnits], [2, changeLineEnds], [4, editPreamble], [3, cutLines], [2, deepen],
];

function pickWeighted<Item>(items: readonly (readonly [number, Item])[], random: Random): Item {
  let left = random.below(items.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, item] of items) {
    if (left < weight) return item;
    left -= weight;
  }
  return (items[0] as readonly [number, Item])[1];
}

function splice(text: string, start: number, end: number, middle: string): string {
  return text.slice(0, start) + middle + text.slice(end);
}

function deletePiece(target: Target, { random }: Surroundings): string | undefined {
  const piece = random.pick(target.pieces());
  return piece && splice(target.text, piece.start, piece.end, "");
}

/** What stands between two pieces of the group. */
function separator({ group, language }: { readonly group: PieceGroup; readonly language: "go" | "c" }): string {
  if (group === "expression" || group === "type") return ", ";
  return language === "go" ? "\n" : ";\n";
}

function doublePiece(target: Target, { random }: Surroundings): string | undefined {
  const piece = random.pick(target.pieces());
  return piece && splice(target.text, piece.end, piece.end, separator(piece) + target.text.slice(piece.start, piece.end));
}

function pairOf(pieces: readonly Piece[], random: Random): readonly [Piece, Piece] | undefined {
  const one = random.pick(pieces);
  const other = one && random.pick(pieces.filter((piece) => piece.group === one.group && piece.language === one.language && (piece.start >= one.end || piece.end <= one.start)));
  if (one === undefined || other === undefined) return undefined;
  return one.start < other.start ? [one, other] : [other, one];
}

function swapPieces(target: Target, { random }: Surroundings): string | undefined {
  const pair = pairOf(target.pieces(), random);
  if (pair === undefined) return undefined;
  const [first, second] = pair;
  const { text } = target;
  return text.slice(0, first.start) + text.slice(second.start, second.end) + text.slice(first.end, second.start) + text.slice(first.start, first.end) + text.slice(second.end);
}

function copyPiece(target: Target, { random }: Surroundings): string | undefined {
  const pair = pairOf(target.pieces(), random);
  if (pair === undefined) return undefined;
  const [from, to] = random.chance(0.5) ? pair : [pair[1], pair[0]];
  return splice(target.text, to.start, to.end, target.text.slice(from.start, from.end));
}

function replaceWithDonor(target: Target, { random, donors }: Surroundings): string | undefined {
  const piece = random.pick(target.pieces());
  const donor = piece && random.pick(donors.donorsFor(piece));
  return piece && donor && splice(target.text, piece.start, piece.end, donor);
}

function insertDonor(target: Target, { random, donors }: Surroundings): string | undefined {
  const piece = random.pick(target.pieces().filter(({ group }) => group === "statement" || group === "declaration"));
  const donor = piece && random.pick(donors.donorsFor(piece));
  if (piece === undefined || donor === undefined) return undefined;
  return random.chance(0.5) ? splice(target.text, piece.end, piece.end, separator(piece) + donor) : splice(target.text, piece.start, piece.start, donor + separator(piece));
}

function wrapPiece(target: Target, { random }: Surroundings): string | undefined {
  const piece = random.pick(target.pieces());
  if (piece === undefined) return undefined;
  const inner = target.text.slice(piece.start, piece.end);
  const wraps = piece.group === "statement" ? statementWraps : expressionWraps;
  const [before, after] = random.pick(wraps[piece.language]) ?? ["(", ")"];
  return splice(target.text, piece.start, piece.end, before + inner + after);
}

type Wrap = readonly [string, string];
const statementWraps: Readonly<Record<"go" | "c", readonly Wrap[]>> = {
  go: [["if x {\n", "\n}"], ["for {\n", "\n}"], ["for i := range x {\n", "\n}"], ["{\n", "\n}"], ["defer func() {\n", "\n}()"], ["go func() {\n", "\n}()"], ["switch {\ncase x:\n", "\ndefault:\n}"], ["select {\ncase <-x:\n", "\n}"], ["L:\nfor {\n", "\nbreak L\n}"]],
  c: [["if (x) {\n", "\n}"], ["while (x) {\n", "\n}"], ["do {\n", "\n} while (x);"], ["switch (x) { case 1:\n", "\nbreak; default: ; }"], ["{\n", "\n}"], ["#ifdef X\n", "\n#endif\n"], ["for (;;) {\n", "\n}"]],
};
const expressionWraps: Readonly<Record<"go" | "c", readonly Wrap[]>> = {
  go: [["(", ")"], ["unsafe.Pointer(", ")"], ["func() int { return ", " }()"], ["&", ""], ["*", ""], ["[]T{", "}"], ["f(", ")"], ["C.f(", ")"], ["x[", "]"], ["!", ""], ["(*C.char)(", ")"], ["<-", ""], ["a && ", ""], ["", " || b"]],
  c: [["(", ")"], ["(char *)", ""], ["&", ""], ["*", ""], ["f(", ")"], ["x ? ", " : 0"], ["sizeof(", ")"], ["(x, ", ")"], ["a && ", ""], ["!", ""]],
};

/** The offset of the start of some word or sign. */
function tokenOffset(text: string, random: Random): number {
  const from = random.below(text.length);
  const at = text.slice(from).search(/\b|[^\w\s]/);
  return at < 0 ? text.length : from + at;
}

function insertToken({ text }: Target, { random }: Surroundings): string {
  const at = tokenOffset(text, random);
  return splice(text, at, at, ` ${random.pick(tokens) ?? ""} `);
}

function deleteToken({ text }: Target, { random }: Surroundings): string {
  const at = tokenOffset(text, random);
  const token = /^(?:\w+|\s+|.)/su.exec(text.slice(at))?.[0] ?? "";
  return splice(text, at, at + token.length, "");
}

function replaceName({ text }: Target, { random }: Surroundings): string | undefined {
  const found = [...text.matchAll(/\b[A-Za-z_]\w*(?:\.\w+)?/g)];
  const one = random.pick(found);
  const other = random.chance(0.6) ? random.pick(found)?.[0] : random.pick(names);
  return one && splice(text, one.index, one.index + one[0].length, other ?? "x");
}

function truncate({ text }: Target, { random }: Surroundings): string {
  const at = random.below(text.length);
  return random.chance(0.7) ? text.slice(0, at) : text.slice(at);
}

function insertOddUnits({ text }: Target, { random }: Surroundings): string {
  const at = random.below(text.length + 1);
  const units = random.chance(0.7) ? random.pick(oddUnits) : String.fromCharCode(...Array.from({ length: 1 + random.below(4) }, () => random.below(65536)));
  return splice(text, at, at + random.below(2), (units ?? "").repeat(random.chance(0.1) ? 30 : 1));
}

function changeLineEnds({ text }: Target, { random }: Surroundings): string {
  switch (random.below(5)) {
    case 0: return text.replace(/\r?\n/g, "\r\n");
    case 1: return text.replace(/\n/g, "\r");
    case 2: return text.replace(/\n/g, () => (random.chance(0.5) ? "\r\n" : "\n"));
    case 3: return `\ufeff${text}`;
    default: return text.replace(/\n/g, () => (random.chance(0.1) ? " " : "\n"));
  }
}

/** A line of C or a directive somewhere in the preamble. */
function editPreamble({ text }: Target, { random, donors }: Surroundings): string | undefined {
  const span = preambleOf(text);
  if (span === undefined) return text.replace(/^package .*\n/m, (clause) => `${clause}\n/*\n#include <stdlib.h>\n*/\nimport "C"\n`);
  const lineStarts = [...text.slice(span.start, span.end).matchAll(/\n/g)].map(({ index }) => span.start + index + 1);
  const at = random.pick(lineStarts) ?? span.start;
  const group = random.pick(["declaration", "statement", "type"] as const) ?? "declaration";
  const line = random.chance(0.5) ? random.pick(donors.donorsFor({ language: "c", group })) : random.pick(tokens);
  return splice(text, at, at, `${line ?? ""}\n`);
}

function cutLines({ text }: Target, { random }: Surroundings): string {
  const lines = text.split("\n");
  lines.splice(random.below(lines.length), 1 + random.below(3));
  return lines.join("\n");
}

/** Nesting of some tens of levels; thousands are tested one by one. */
function deepen(target: Target, { random }: Surroundings): string | undefined {
  const piece = random.pick(target.pieces().filter(({ group }) => group === "expression" || group === "statement"));
  if (piece === undefined) return undefined;
  const wraps = piece.group === "statement" ? statementWraps : expressionWraps;
  const [before, after] = random.pick(wraps[piece.language]) ?? ["(", ")"];
  const depth = 2 + random.below(40);
  return splice(target.text, piece.start, piece.end, before.repeat(depth) + target.text.slice(piece.start, piece.end) + after.repeat(depth));
}

function mutateFiles(input: FuzzInput, { random, seeds }: Surroundings): FuzzInput {
  const files = [...input];
  const [name, text] = random.pick(files) ?? ["a.go", ""];
  const other = random.pick([...(random.pick(seeds) ?? input)]) ?? ["b.go", ""];
  switch (random.below(5)) {
    case 0: return withFile(input, name, undefined);
    case 1: return withFile(input, other[0], other[1]);
    case 2: return withFile(input, random.pick(["x.c", "x.h", "y.go", "x.cpp"]) ?? "x.c", text);
    case 3: return withFile(input, name, text.slice(0, random.below(text.length)) + other[1].slice(random.below(other[1].length)));
    default: {
      const at = random.below(text.length);
      const head = /^package .*$/m.exec(text)?.[0] ?? "";
      return withFile(withFile(input, name, text.slice(0, at)), `y_${name}`, `${head}\n${text.slice(at)}`);
    }
  }
}
