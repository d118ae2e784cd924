// One row of API knowledge: what a function does with memory, threads and signals. The same shape for built-in
// tables and for the user's cgovet.json; `name` (and for built-ins `source`) is the only required field.
// Names: `C.strdup` for C functions (whether called from Go or from C), `runtime.LockOSThread` (import path + name) for Go.

/** What a call does with one argument. */
export type ParamEffect =
  /** Looks only; the caller stays the owner. */
  | "borrows"
  /** Owns it from now on and releases it itself. */
  | "takes"
  /** Stores it beyond the call without owning it. */
  | "keeps"
  /** Fills the pointed-to memory. */
  | "writes"
  /** Takes it only when the call succeeds. */
  | "takes-on-success";

export interface CreatesModel {
  /** Family of the release functions that fit (`malloc`, `sqlite3`, …). */
  readonly family: string;
  /** Owned through the result (default), or through this zero-based pointer parameter. */
  readonly outParam?: number;
  /** The result may be NULL; default true. `C.malloc` from Go cannot return nil. */
  readonly nullable?: boolean;
  /** The object must be released even when the call failed. */
  readonly ownedEvenOnError?: boolean;
  /** Only when this zero-based argument is a nil literal: realpath(path, NULL). */
  readonly whenNil?: number;
}

export type ThreadModel =
  /** Depends on state of the calling thread: `group` names the state (`opengl`, `errno`, `namespace`, …). */
  | { readonly group: string; readonly role?: "set" | "use" | "reset" }
  /** Must run on the main thread. */
  | { readonly group: string; readonly main: true };

export interface ApiModel {
  readonly name: string;
  readonly header?: string;
  readonly alsoKnownAs?: readonly string[];
  readonly creates?: CreatesModel;
  readonly releases?: { readonly param: number; readonly family: string };
  /** Releases the old block and creates a new one (realloc): parameter index and family. */
  readonly reallocates?: { readonly param: number; readonly family: string };
  readonly params?: readonly ParamEffect[];
  /** The result is this parameter (strcpy, memcpy, unsafe.Slice). */
  readonly returnsParam?: number;
  readonly thread?: ThreadModel;
  readonly blocks?: "may" | "always";
  readonly callsBack?: boolean;
  readonly signalSafe?: boolean;
  /** Never returns: ends the program or thread (`noReturn`), or unwinds (`panic`). */
  readonly returns?: "never" | "panics";
  readonly setsErrno?: boolean;
  /** URL of the page or header that proves the row. */
  readonly source?: string;
}
