// Copies a node and everything below it out of the runtime's memory (treeMemory.ts), without a call into wasm. Guarantees:
// gives what readNode.ts gives, which asks the parser. Iterative, so depth of nesting is no danger. Nodes that a grammar
// hides stand in the tree all the same: their children count for the next node above that is to be seen.
import { infoOf, newCopy, noChildren, type Copy, type KindTable, type SymbolInfo } from "./readNode.ts";
import { flag, inlineAt, nodeAt, type GrammarLayout } from "./treeMemory.ts";

/** A node in memory: where it is, where it starts (in bytes) and the symbol it goes by. */
export interface TreePlace {
  readonly address: number;
  readonly start: number;
  readonly symbol: number;
}

/** A node right below another one. */
export interface TreeChild extends TreePlace {
  readonly end: number;
  readonly info: SymbolInfo;
  readonly isMissing: boolean;
  /** ERROR or MISSING nodes in it, or it is one. */
  readonly hasError: boolean;
}

/** What fields the children of a node get. */
interface FieldRule {
  readonly fieldless: boolean;
  /** The field of a hidden node, which its children have when they have none of their own; 0 for none. */
  readonly outerField: number;
}
const ownFields: FieldRule = { fieldless: false, outerField: 0 };
const noFields: FieldRule = { fieldless: true, outerField: 0 };

/** One node whose children are being copied. Kept for the next node as deep. */
interface Frame {
  copy: Copy;
  /** Address of the next child, and how many are left. */
  next: number;
  left: number;
  /** Where the child before ended, in bytes. */
  end: number;
  isFirst: boolean;
  /** Children so far, comments and the like aside. */
  counted: number;
  fieldless: boolean;
  /** The fields of the production: address of the first, and how many. */
  fields: number;
  fieldCount: number;
  /** Address of the production's aliases; 0 without. */
  aliases: number;
  outerField: number;
}

/** The node found by the last look at a child: written over by the next look. */
interface Look {
  isVisible: boolean;
  isExtra: boolean;
  isMissing: boolean;
  /** Address of the node's facts; 0 for a node without children. */
  facts: number;
  start: number;
  end: number;
  symbol: number;
  field: number;
}

export class TreeCopier {
  private readonly layout: GrammarLayout;
  private readonly table: KindTable;
  private readonly frames: Frame[] = [];
  private readonly look: Look = { isVisible: false, isExtra: false, isMissing: false, facts: 0, start: 0, end: 0, symbol: 0, field: 0 };
  /** Views of the memory, valid while nothing is called in it. */
  private words: Uint32Array = new Uint32Array();
  private halves: Uint16Array = new Uint16Array();
  private bytes: Uint8Array = new Uint8Array();

  constructor(layout: GrammarLayout, table: KindTable) {
    this.layout = layout;
    this.table = table;
  }

  /** The nodes right below the node that are to be seen. */
  childrenOf({ address, start }: Omit<TreePlace, "symbol">): readonly TreeChild[] {
    this.refresh();
    const found: TreeChild[] = [];
    const { look } = this;
    const facts = this.factsOf(address);
    if (facts === 0) return found;
    let depth = this.open(0, { facts, start }, newCopy(infoOf(errorSymbols, this.table), undefined, 0), ownFields);
    while (depth >= 0) {
      const frame = this.frames[depth] as Frame;
      if (frame.left === 0) {
        depth--;
        continue;
      }
      const child = frame.next;
      this.lookAt(frame);
      if (look.isVisible) found.push({ address: child, start: look.start, end: look.end, symbol: look.symbol, info: infoOf(look.symbol, this.table), isMissing: look.isMissing, hasError: this.hasError(child) });
      else if (look.facts !== 0) depth = this.open(depth + 1, look, frame.copy, noFields);
    }
    return found;
  }

  /** Copies the node and everything below it. */
  copy({ address, start, symbol }: TreePlace): Copy {
    this.refresh();
    const facts = this.factsOf(address);
    const info = infoOf(symbol, this.table);
    const root = newCopy(info, undefined, start / 2);
    const size = facts === 0 ? (this.bytes[address + inlineAt.size] ?? 0) : (this.words[(facts >> 2) + nodeAt.sizeWord] ?? 0);
    root.end = (start + size) / 2;
    root.missing = this.isMissing(address);
    if (!info.leaf && facts !== 0) this.copyBelow(this.open(0, { facts, start }, root, info.fieldless ? noFields : ownFields));
    if (this.frames.length > keptFrames) this.frames.length = keptFrames;
    return root;
  }

  private copyBelow(from: number): void {
    const { look, frames, table } = this;
    let depth = from;
    while (depth >= 0) {
      const frame = frames[depth] as Frame;
      if (frame.left === 0) {
        depth--;
        continue;
      }
      this.lookAt(frame);
      if (!look.isVisible) {
        if (look.facts !== 0) depth = this.open(depth + 1, look, frame.copy, frame.fieldless ? noFields : { fieldless: false, outerField: look.field });
        continue;
      }
      const info = infoOf(look.symbol, table);
      if (info.skip && !look.isMissing) continue;
      const copy = newCopy(info, table.fields[look.field] ?? undefined, look.start / 2);
      copy.end = look.end / 2;
      copy.missing = look.isMissing;
      const { children } = frame.copy;
      if (children === noChildren) frame.copy.children = [copy];
      else (children as Copy[]).push(copy);
      if (!info.leaf && look.facts !== 0) depth = this.open(depth + 1, look, copy, info.fieldless ? noFields : ownFields);
    }
  }

  /** Puts a node whose children come next at this depth; returns the depth. */
  private open(depth: number, { facts, start }: { readonly facts: number; readonly start: number }, copy: Copy, { fieldless, outerField }: FieldRule): number {
    const { layout, words } = this;
    const frame = (this.frames[depth] ??= emptyFrame(copy));
    const count = words[(facts >> 2) + nodeAt.childCountWord] ?? 0;
    const production = this.halves[(facts + nodeAt.production) >> 1] ?? 0;
    frame.copy = copy;
    frame.next = facts - count * 8;
    frame.left = count;
    frame.end = start;
    frame.isFirst = true;
    frame.counted = 0;
    frame.fieldless = fieldless;
    const slice = fieldless ? 0 : (words[(layout.fieldSlices >> 2) + production] ?? 0);
    frame.fields = layout.fieldEntries + (slice & 0xffff) * 4;
    frame.fieldCount = slice >>> 16;
    frame.aliases = production === 0 ? 0 : layout.aliases + production * layout.aliasesPerProduction * 2;
    frame.outerField = outerField;
    return depth;
  }

  /** Takes the frame's next child. */
  private lookAt(frame: Frame): void {
    const { look } = this;
    const word = this.words[frame.next >> 2] ?? 0;
    const symbol = (word & inlineAt.isInline) !== 0 ? this.lookAtInline(frame, word) : this.lookAtNode(frame, word);
    const { isExtra } = look;
    const alias = isExtra ? 0 : this.aliasAt(frame, frame.counted);
    look.isVisible ||= alias !== 0;
    look.field = isExtra ? 0 : this.fieldAt(frame, frame.counted);
    if (look.isVisible) look.symbol = this.publicSymbol(alias !== 0 ? alias : symbol);
    if (!isExtra) frame.counted++;
    frame.next += 8;
    frame.left--;
  }

  /** Returns the node's own symbol. */
  private lookAtInline(frame: Frame, word: number): number {
    const { look, bytes } = this;
    const flags = word >> inlineAt.flagShift;
    this.move(frame, bytes[frame.next + inlineAt.padding] ?? 0, bytes[frame.next + inlineAt.size] ?? 0);
    look.isVisible = (flags & flag.visible) !== 0;
    look.isExtra = (flags & flag.extra) !== 0;
    look.isMissing = (word & inlineAt.missing) !== 0;
    look.facts = 0;
    return (word >> inlineAt.symbolShift) & 0xff;
  }

  /** Returns the node's own symbol. */
  private lookAtNode(frame: Frame, address: number): number {
    const { look, words, halves } = this;
    const flags = halves[(address + nodeAt.flags) >> 1] ?? 0;
    const at = address >> 2;
    this.move(frame, words[at + nodeAt.paddingWord] ?? 0, words[at + nodeAt.sizeWord] ?? 0);
    look.isVisible = (flags & flag.visible) !== 0;
    look.isExtra = (flags & flag.extra) !== 0;
    look.isMissing = (flags & flag.missing) !== 0;
    look.facts = words[at + nodeAt.childCountWord] === 0 ? 0 : address;
    return halves[(address + nodeAt.symbol) >> 1] ?? 0;
  }

  /** A first child starts where its parent does, which has its padding. */
  private move(frame: Frame, padding: number, size: number): void {
    this.look.start = frame.isFirst ? frame.end : frame.end + padding;
    this.look.end = frame.end = this.look.start + size;
    frame.isFirst = false;
  }

  private aliasAt({ aliases }: Frame, index: number): number {
    return aliases === 0 || index >= this.layout.aliasesPerProduction ? 0 : (this.halves[(aliases >> 1) + index] ?? 0);
  }

  private fieldAt({ fields, fieldCount, outerField }: Frame, index: number): number {
    for (let i = 0; i < fieldCount && index <= 0xff; i++) {
      const entry = this.words[(fields >> 2) + i] ?? 0;
      if (entry >>> 16 === index) return entry & 0xffff;
    }
    return outerField;
  }

  private publicSymbol(symbol: number): number {
    return symbol >= errorSymbols ? symbol : (this.halves[(this.layout.publicSymbols >> 1) + symbol] ?? symbol);
  }

  private factsOf(address: number): number {
    const word = this.words[address >> 2] ?? 0;
    return (word & inlineAt.isInline) !== 0 ? 0 : word;
  }

  private isMissing(address: number): boolean {
    const word = this.words[address >> 2] ?? 0;
    const isInline = (word & inlineAt.isInline) !== 0;
    return (isInline ? word & inlineAt.missing : (this.halves[(word + nodeAt.flags) >> 1] ?? 0) & flag.missing) !== 0;
  }

  private hasError(address: number): boolean {
    if (this.isMissing(address)) return true;
    const facts = this.factsOf(address);
    return facts !== 0 && this.words[(facts >> 2) + nodeAt.errorCostWord] !== 0;
  }

  private refresh(): void {
    const { memory } = this.layout;
    this.words = memory.HEAPU32;
    this.halves = memory.HEAPU16;
    this.bytes = memory.HEAPU8;
  }
}

/** Code nested deeper than this is rare. */
const keptFrames = 200;

/** Symbols from here on are those of errors, outside every grammar. */
const errorSymbols = 0xfffe;

function emptyFrame(copy: Copy): Frame {
  return { copy, next: 0, left: 0, end: 0, isFirst: true, counted: 0, fieldless: false, fields: 0, fieldCount: 0, aliases: 0, outerField: 0 };
}
