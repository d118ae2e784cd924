// One row of API knowledge: what a function does with memory, threads and signals. The same shape for built-in
// tables and for the user's cgovet.json; `name` (and for built-ins `source`) is the only required field.
// Names: `C.strdup` for C functions (whether called from Go or from C), `runtime.LockOSThread` (import path + name) for Go,
// `testing.T.Fatal` (import path + type + method, no star) for Go methods and interface methods.

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
  /** Family of the release functions that fit: the name of the usual one without `C.` (`sqlite3_close`); `malloc` stands for `free`. */
  readonly family: string;
  /** Owned through the result (default), or through this zero-based pointer parameter. */
  readonly outParam?: number;
  /** The object behind this zero-based pointer parameter (-1: the receiver) is set up in place and must be torn down in place (`pthread_attr_init`). */
  readonly inPlace?: number;
  /** The result may be NULL; default true. */
  readonly nullable?: boolean;
  /** The same for a call written in Go, where cgo wraps the function: `C.malloc` never returns nil there. Default: `nullable`. */
  readonly nullableFromGo?: boolean;
  /** The object must be released even when the call failed. */
  readonly ownedEvenOnError?: boolean;
  /** How the result tells that the call went well, where the object comes through a parameter; default: guessed from the test. */
  readonly success?: "zero" | "nonzero";
  /** Handed out only when the call fails (error objects and messages). */
  readonly onlyOnFailure?: true;
  /** Only when this zero-based argument is a nil literal: realpath(path, NULL). */
  readonly whenNil?: number;
  /** The object must not be touched, nor released, after the one behind this zero-based parameter was released. */
  readonly within?: number;
}

/** One more thing that a call hands out; `inferred` when the package suggests it, whatever stands in the rest of the row. */
export interface AlsoCreated extends CreatesModel {
  readonly inferred?: Inferred;
}

export interface ReleasesModel {
  /** Zero-based; -1 for the receiver of a method. */
  readonly param: number;
  readonly family: string;
  /** The argument is the address of the pointer, which is set to nil (`av_frame_free(&f)`). */
  readonly through?: true;
  /** The result tells whether it was released (default: it always is). */
  readonly onSuccess?: true;
}

/** A fact that the package suggests rather than a table proves. */
export interface Inferred {
  /** `likely`: the package's own code uses the pair; `possible`: only names and types suggest it. */
  readonly grade: "likely" | "possible";
  /** One clause for the trace: `the package releases such values with C.foo_free`. */
  readonly why: string;
}

/** What a call does with state of the calling thread: establishes it, relies on it (default), gives it up, hands out the error stored there. */
export type ThreadRole = "set" | "use" | "reset" | "error";

/** What a call does with a function pointer it is given. */
export type CallbackRole =
  /** Calls it before the call returns (`qsort`). */
  | "called-back"
  /** Keeps it and calls it later, or is not known to do one of the others. */
  | "kept"
  | "signal-handler"
  /** Runs it as the start routine of a new thread, or on a thread of a pool. */
  | "thread-start"
  /** Calls it when the thread or the program ends. */
  | "exit-handler";

/** What a call does with a lock that only the thread that took it may give back. */
export interface MutexModel {
  /** Which parameter names the lock, zero-based; -1: the receiver of a method. */
  readonly param: number;
  readonly does: "lock" | "read-lock" | "try-lock" | "unlock";
  /** The thread that holds it may take it again. */
  readonly recursive?: true;
}

/** Why a function must not run on two threads at once, or its result be read after another thread called it. */
export interface NonReentrantModel {
  /** `result`: points to storage of the function; `state`: goes on where the last call stopped; `process`: sets or reads
   *  something of the whole process; `thread`: storage of the thread, which another goroutine may get in between. */
  readonly shares: "result" | "state" | "process" | "thread";
  /** What Go has instead: `time.Unix`. */
  readonly go?: string;
  /** The form of C without the defect: `localtime_r`. */
  readonly c?: string;
  /** Only where this argument is nil: the answer goes into memory of the caller otherwise. */
  readonly unlessGiven?: number;
}

/** Depends on state of the calling thread: `group` names the state (`opengl`, `errno`, `namespace`, …). */
export interface ThreadModel {
  readonly group: string;
  readonly role?: ThreadRole;
  /** Must run on the main thread. */
  readonly main?: true;
  /** With role `error`: whose failures it tells, as full names or beginnings of names with a star: `C.dlopen`, `C.git_*`. */
  readonly reports?: readonly string[];
  /** Whoever uses the library has to stay on one thread anyway (main thread, current context): the callers choose it. */
  readonly pinned?: true;
  /** What the call sets stays with the thread and meets whatever runs there next. */
  readonly lasting?: true;
  /** Unless this argument is nil, the state is part of one that the callers have set up, on a thread of theirs. */
  readonly within?: number;
}

export interface ApiModel {
  readonly name: string;
  readonly header?: string;
  readonly alsoKnownAs?: readonly string[];
  /** The row also holds for every function whose name starts like this (`C.gl`) and goes on with a new word: an upper-case
   *  letter, or anything after an underscore. Rows of the full name add to it and win. */
  readonly namePrefix?: string;
  /** Full names the prefix does not hold for. */
  readonly exceptions?: readonly string[];
  readonly creates?: CreatesModel;
  /** What else the same call hands out, each through a place of its own: the text of an error beside the object. */
  readonly alsoCreates?: readonly AlsoCreated[];
  readonly releases?: ReleasesModel;
  /** Adds a reference to this parameter (`g_object_ref`, `Py_INCREF`): one more release of the family is due. */
  readonly retains?: { readonly param: number; readonly family: string };
  /** The result belongs to somebody else and must not be released: a parameter of the call (its index), or the library. */
  readonly returnsBorrowed?: number | "library";
  /** What these functions lent from this zero-based parameter is gone after the call: the row of a query, when it goes on to the next. */
  readonly endsLent?: { readonly param: number; readonly of: readonly string[] };
  /** Releases the old block and creates a new one (realloc): parameter index and family. With `creates.outParam` on the same
   *  parameter (getline) the block behind the pointer is reused, so calling again loses nothing. */
  readonly reallocates?: { readonly param: number; readonly family: string };
  readonly params?: readonly ParamEffect[];
  /** What it does with arguments past `params` (variadic functions). */
  readonly restParams?: ParamEffect;
  /** The result is this parameter (strcpy, memcpy, unsafe.Slice); beside `creates.whenNil`, only when it was not nil. */
  readonly returnsParam?: number;
  /** The result points somewhere inside that parameter's block (strchr): not a pointer to release. */
  readonly returnsInterior?: boolean;
  readonly thread?: ThreadModel;
  /** `always`: waits for somebody or something else by its nature; `may`: as reads of a file or pipe do. */
  readonly blocks?: "may" | "always";
  readonly mutex?: MutexModel;
  readonly nonReentrant?: NonReentrantModel;
  readonly callsBack?: boolean;
  /** What it does with function pointers among its arguments; `param` is zero-based. */
  readonly callbacks?: readonly { readonly param: number; readonly role: CallbackRole }[];
  /** May be called from a signal handler. `unlisted`: not on the list of POSIX, yet without locks and allocation in the usual C libraries. */
  readonly signalSafe?: boolean | "unlisted";
  /** May fail with EINTR when a signal arrives: `always`, or only with handlers that were installed without SA_RESTART. */
  readonly interruptible?: "always" | "without-restart";
  /** Never returns: ends the program or thread (`noReturn`), or unwinds (`panic`). */
  readonly returns?: "never" | "panics";
  readonly setsErrno?: boolean;
  /** Reads or changes the environment of the process. */
  readonly environment?: "reads" | "writes";
  /** Makes a child process, goes on as one, or replaces the program of the process. */
  readonly process?: "forks" | "daemonizes" | "execs";
  /** Ends a thread: the calling one, another one, another one by a signal; or lets the caller be ended at any instruction. */
  readonly endsThread?: "self" | "other" | "by-signal" | "asynchronously";
  /** Remembers where a later long jump comes back to (`setjmp`). Functions that jump have `returns: "panics"`. */
  readonly savesJump?: true;
  /** Zero-based parameters that are read up to a terminating NUL. */
  readonly textParams?: readonly number[];
  /** The result is text whose length this other function tells (`C.sqlite3_value_bytes`): it may hold NUL bytes. */
  readonly lengthFrom?: string;
  /** The first result, a slice or string, always has elements. */
  readonly neverEmpty?: true;
  /** URL of the page or header that proves the row. */
  readonly source?: string;
  /** Absent for tables and for the user's models. */
  readonly inferred?: Inferred;
}
