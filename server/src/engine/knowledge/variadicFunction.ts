// Which library functions are variadic. Guarantees: a name the table does not hold is not called variadic. Prototypes of
// the package say more than this table; whoever asks looks at those first.
import { variadicFunctions } from "./data/variadicFunctions.ts";

/** Functions of one signature. */
export interface VariadicFunction {
  /** C names, without `C.`. */
  readonly names: readonly string[];
  /** Result type as C spells it; absent where a wrapper would not help. */
  readonly result?: string;
  /** Types of the parameters before the `...`. */
  readonly params?: readonly string[];
  /** Variadic only there; elsewhere it has a fixed list, or does not exist. */
  readonly platform?: "linux";
  readonly source: string;
}

const byName: ReadonlyMap<string, VariadicFunction> = new Map(variadicFunctions.flatMap((row) => row.names.map((name) => [name, row] as const)));

/** The row of a C function (no `C.` prefix); undefined when it is not known to be variadic. */
export function variadicFunctionOf(name: string): VariadicFunction | undefined {
  return byName.get(name);
}
