// How wide integers are, in Go and in C, on the platforms that Go supports. A width that depends on the platform has the
// range of what it may be. Names that are not known have no width.
import type { TypeRef } from "../../program/ast.ts";
import type { PackageModel } from "../../program/model.ts";
import { underlying } from "../../program/typeLookup.ts";

/** Bits on the platform where it is narrowest, and where it is widest. */
export interface Width {
  readonly least: number;
  readonly most: number;
  readonly signed: boolean;
}

const fixed = (bits: number, signed: boolean): Width => ({ least: bits, most: bits, signed });
const word = (signed: boolean): Width => ({ least: 32, most: 64, signed });

const goWidths: ReadonlyMap<string, Width> = new Map([
  ["int8", fixed(8, true)], ["int16", fixed(16, true)], ["int32", fixed(32, true)], ["rune", fixed(32, true)], ["int64", fixed(64, true)],
  ["uint8", fixed(8, false)], ["byte", fixed(8, false)], ["uint16", fixed(16, false)], ["uint32", fixed(32, false)], ["uint64", fixed(64, false)],
  ["int", word(true)], ["uint", word(false)], ["uintptr", word(false)],
]);

const cWidths: ReadonlyMap<string, Width> = new Map([
  ["char", fixed(8, true)], ["schar", fixed(8, true)], ["uchar", fixed(8, false)], ["short", fixed(16, true)], ["ushort", fixed(16, false)],
  ["int", fixed(32, true)], ["uint", fixed(32, false)], ["long", word(true)], ["ulong", word(false)],
  ["longlong", fixed(64, true)], ["ulonglong", fixed(64, false)], ["size_t", word(false)], ["ssize_t", word(true)],
  ["ptrdiff_t", word(true)], ["intptr_t", word(true)], ["uintptr_t", word(false)], ["off_t", word(true)],
  ["int8_t", fixed(8, true)], ["int16_t", fixed(16, true)], ["int32_t", fixed(32, true)], ["int64_t", fixed(64, true)],
  ["uint8_t", fixed(8, false)], ["uint16_t", fixed(16, false)], ["uint32_t", fixed(32, false)], ["uint64_t", fixed(64, false)],
  ["signed char", fixed(8, true)], ["unsigned char", fixed(8, false)], ["unsigned short", fixed(16, false)], ["unsigned int", fixed(32, false)], ["unsigned", fixed(32, false)],
  ["unsigned long", word(false)], ["long long", fixed(64, true)], ["unsigned long long", fixed(64, false)], ["short int", fixed(16, true)], ["long int", word(true)],
  ["long unsigned int", word(false)], ["long long int", fixed(64, true)], ["unsigned long int", word(false)], ["unsigned short int", fixed(16, false)], ["unsigned long long int", fixed(64, false)],
]);

/** The width of an integer type as Go code names it. */
export function goWidth(pkg: PackageModel, type: TypeRef | undefined): Width | undefined {
  const bare = underlying(pkg, type, "go");
  if (bare?.kind !== "named") return undefined;
  return bare.pkg === "C" ? cWidths.get(bare.name) : bare.pkg === undefined ? goWidths.get(bare.name) : undefined;
}

/** The width of an integer type as C code names it. */
export function cWidth(pkg: PackageModel, type: TypeRef | undefined): Width | undefined {
  const known = type?.kind === "named" ? cWidths.get(type.name) : undefined;
  if (known) return known;
  const bare = underlying(pkg, type, "c");
  return bare?.kind === "named" ? cWidths.get(bare.name) : undefined;
}
