// How the parser's runtime keeps trees in its memory: copying a tree costs one read per fact this way, where a call into
// wasm for each would cost thirty times as much. The layout is that of tree-sitter 0.25 to 0.27 (lib/src/subtree.h,
// language.h) on 32 bits; `layoutOf` checks it against what the grammar itself says, and whoever gets undefined must ask
// the parser instead. Reads only. Positions count bytes of UTF-16, two for each unit.
import type { Language, Parser } from "web-tree-sitter";

/** The memory, which is another one whenever it has grown: never keep a view. */
export interface RuntimeMemory {
  readonly HEAPU8: Uint8Array;
  readonly HEAPU16: Uint16Array;
  readonly HEAPU32: Uint32Array;
}

/** Addresses of a grammar's tables. */
export interface GrammarLayout {
  readonly memory: RuntimeMemory;
  /** By production: index and length of its fields, each half of 32 bits. */
  readonly fieldSlices: number;
  /** Field (16 bits), child (8) and whether it is inherited (8). */
  readonly fieldEntries: number;
  /** By internal symbol: the symbol that the parser tells others. */
  readonly publicSymbols: number;
  /** By production and child: the symbol it goes by here, 0 for its own. */
  readonly aliases: number;
  readonly aliasesPerProduction: number;
}

/** Offsets in a grammar, bytes. */
const grammarAt = { version: 0, stateCount: 20, fieldCount: 32, aliasesPerProduction: 36, fieldSlices: 64, fieldEntries: 68, publicSymbols: 76, aliases: 84 };

/** Finds a grammar's tables; undefined when the runtime is not the one this file knows. Takes a parser of that grammar. */
export function layoutOf(parser: Parser, language: Language): GrammarLayout | undefined {
  const memory = memoryOf(parser);
  const { 0: address } = language as unknown as { readonly 0?: unknown };
  if (memory === undefined || typeof address !== "number") return undefined;
  const wordAt = (offset: number): number => memory.HEAPU32[(address + offset) >> 2] ?? 0;
  const facts = [[grammarAt.version, language.abiVersion], [grammarAt.stateCount, language.stateCount], [grammarAt.fieldCount, language.fieldCount]] as const;
  if (facts.some(([offset, value]) => wordAt(offset) !== value)) return undefined;
  return {
    memory,
    fieldSlices: wordAt(grammarAt.fieldSlices),
    fieldEntries: wordAt(grammarAt.fieldEntries),
    publicSymbols: wordAt(grammarAt.publicSymbols),
    aliases: wordAt(grammarAt.aliases),
    aliasesPerProduction: wordAt(grammarAt.aliasesPerProduction) & 0xffff,
  };
}

/** The runtime calls back for text as a method of what holds its memory. */
function memoryOf(parser: Parser): RuntimeMemory | undefined {
  const seen: unknown[] = [];
  parser.parse(function (this: unknown) {
    seen.push(this);
    return undefined;
  })?.delete();
  return seen.find(isMemory);
}

function isMemory(value: unknown): value is RuntimeMemory {
  const some = value as Partial<RuntimeMemory> | undefined;
  return some?.HEAPU8 instanceof Uint8Array && some.HEAPU16 instanceof Uint16Array && some.HEAPU32 instanceof Uint32Array;
}

/** Offsets in a node that does not fit into one pair of words: `…Word` in words of 4 bytes, the others in bytes. */
export const nodeAt = { paddingWord: 1, sizeWord: 4, errorCostWord: 8, childCountWord: 9, symbol: 40, flags: 44, production: 66 };
/** A node that fits: bits of its first word, and in bytes where the rest stands. */
export const inlineAt = { isInline: 1, flagShift: 1, missing: 32, symbolShift: 8, padding: 6, size: 7 };
/** Bits of the flags of either, and of the 16 bits of flags of the first. */
export const flag = { visible: 1, extra: 4, missing: 512 };
