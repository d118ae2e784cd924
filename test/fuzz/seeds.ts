// Where mutants come from: the fixtures of the rules and the demo workspace, whole when they are small, and cut into
// packages of one function with the declarations it may need. Small inputs are analysed fast, and show the same faults.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Span } from "../../server/src/engine/base/span.ts";
import type { Syntax } from "../../server/src/engine/syntax/parserPool.ts";
import { listFixtureCases, repositoryRoot } from "../harness/fixtureCases.ts";
import { sizeOf, type FuzzInput } from "./fuzzInput.ts";
import { piecesOf, type Piece } from "./pieces.ts";

/** UTF-16 units of a seed at most. */
const largestSeed = 800;
const sources = /\.(go|c|h|cc|cpp|m)$/;

/** In a fixed order. */
export function listSeeds(syntax: Syntax): readonly FuzzInput[] {
  const whole = [...fixturePackages(), ...demoPackages()];
  const all = whole.flatMap((input) => [input, ...slices(syntax, input)]);
  const texts = new Set<string>();
  return all.map(withoutComments).filter((input) => {
    const text = [...input.values()].join("\0");
    const isNew = !texts.has(text) && sizeOf(input) <= largestSeed;
    texts.add(text);
    return isNew;
  });
}

function fixturePackages(): readonly FuzzInput[] {
  return listFixtureCases().map(({ files }) => new Map(files.filter(({ name }) => sources.test(name) && !name.includes("/")).map(({ name, text }) => [name, text])));
}

function demoPackages(): readonly FuzzInput[] {
  const root = join(repositoryRoot, "test/demo");
  const folders = readdirSync(root, { recursive: true }).map((path) => join(root, String(path))).filter((path) => statSync(path).isDirectory());
  return [root, ...folders].map((folder) => new Map(readdirSync(folder).filter((name) => sources.test(name)).sort().map((name) => [name, readFileSync(join(folder, name), "utf8")])));
}

/** Without what only people and the fixtures' harness read: half of a fixture. Directives stay. */
function withoutComments(input: FuzzInput): FuzzInput {
  return new Map([...input].map(([name, text]) => [name, text.replace(/[ \t]*\/\/ (?!#|cgovet)[^\n]*(?=\n)/g, "").replace(/\n{3,}/g, "\n\n")]));
}

/** One package for each function of each Go file: what stands above the functions, types and variables, and the function. */
function slices(syntax: Syntax, input: FuzzInput): readonly FuzzInput[] {
  return [...input].filter(([name]) => name.endsWith(".go")).flatMap(([name, text]) => {
    const rest = [...input].filter(([other]) => !other.endsWith(".go"));
    return syntax.withGo(text, (tree) => {
      const nodes = tree.topLevel();
      const functions = nodes.filter(({ kind }) => kind === "function_declaration" || kind === "method_declaration");
      const others = nodes.filter((node) => !functions.includes(node));
      const first = Math.min(...functions.map(({ start }) => start), text.length);
      const head = text.slice(0, others.filter(({ end }) => end <= first).at(-1)?.end ?? 0);
      const later = others.filter(({ start }) => start > first).map(({ start, end }) => text.slice(start, end)).join("\n\n");
      return functions.map((fn) => new Map([...rest, [name, `${head}\n\n${textOf(text, fn)}\n\n${later}\n`]]));
    });
  });
}

function textOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

/** Texts of pieces to put into other programs, by language and group. */
export interface DonorBank {
  donorsFor(piece: Pick<Piece, "language" | "group">): readonly string[];
}

/** Keeps at most 3,000 different texts of at most 200 units for each kind of piece. */
export function createDonorBank(syntax: Syntax, seeds: readonly FuzzInput[]): DonorBank {
  const bank = new Map<string, Set<string>>();
  for (const input of seeds) for (const [name, text] of input) {
    for (const piece of piecesOf(syntax, name, text).all) {
      const key = `${piece.language} ${piece.group}`;
      const known = bank.get(key) ?? new Set();
      bank.set(key, known);
      if (piece.end - piece.start <= 200 && known.size < 3000) known.add(textOf(text, piece));
    }
  }
  const lists = new Map([...bank].map(([key, texts]) => [key, [...texts]]));
  return { donorsFor: ({ language, group }) => lists.get(`${language} ${group}`) ?? [] };
}
