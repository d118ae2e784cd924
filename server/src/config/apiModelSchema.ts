// The shape of one row of API knowledge as a validator. The same schema checks the rows of cgovet.json, those of the
// editor's settings and, in a test, the built-in tables. Guarantees: it accepts exactly the type `ApiModel` (the
// compiler checks both directions at the end of this file). Does not know which families exist: see modelFamilies.ts.
import * as l10n from "@vscode/l10n";
import * as z from "zod";
import type { ApiModel } from "../engine/knowledge/apiModel.ts";

const parameter = z.int().min(0).describe("Zero-based position of the parameter.");

const family = z
  .string()
  .min(1)
  .describe("Name of the resource family: ties the functions that create it to those that release it (`malloc`, `sqlite3` …).");

const paramEffect = z
  .enum(["borrows", "takes", "keeps", "writes", "takes-on-success"])
  .describe(
    "`borrows`: looks only, the caller stays the owner. `takes`: owns the argument from now on. `keeps`: stores it beyond the call without owning it. `writes`: fills the memory. `takes-on-success`: takes it only when the call succeeds.",
  );

const creates = z
  .strictObject({
    family,
    outParam: parameter.describe("The object comes back through this zero-based pointer parameter instead of the result.").exactOptional(),
    inPlace: parameter.describe("The object behind this zero-based pointer parameter is set up in place: pthread_attr_init(&attr).").exactOptional(),
    nullable: z.boolean().describe("The result may be NULL; default true.").exactOptional(),
    nullableFromGo: z
      .boolean()
      .describe("The same for a call written in Go, where cgo wraps the function; default: as `nullable`.")
      .exactOptional(),
    ownedEvenOnError: z.boolean().describe("The object must be released even when the call failed.").exactOptional(),
    success: z.enum(["zero", "nonzero"]).describe("Which results of the call mean that it went well, where the object comes through a parameter.").exactOptional(),
    onlyOnFailure: z.literal(true).describe("Handed out only when the call fails: error objects and messages.").exactOptional(),
    whenNil: parameter.describe("Creates only when this zero-based argument is nil: realpath(path, NULL).").exactOptional(),
    within: parameter.describe("The object must not outlive the one behind this zero-based argument: an iterator and its database.").exactOptional(),
  })
  .describe("The call creates something that must be released.");

const inferred = z
  .strictObject({ grade: z.enum(["likely", "possible"]).describe("How sure it is."), why: z.string().describe("What suggests it.") })
  .describe("Marks a row as a suggestion: what rests on it is reported with less confidence.");

const releases = z.strictObject({
  param: z.int().min(-1).describe("Zero-based position of the parameter; -1 for the receiver of a method."),
  family,
  through: z.literal(true).describe("The argument is the address of the pointer, which is set to nil: av_frame_free(&f).").exactOptional(),
  onSuccess: z.literal(true).describe("Released only when the call succeeds.").exactOptional(),
});

const counted = z.strictObject({ param: parameter, family });

const threadGroup = z.string().min(1).describe("Name of the thread-bound state: `opengl`, `errno`, `namespace` …");

const thread = z
  .strictObject({
    group: threadGroup,
    role: z
      .enum(["set", "use", "reset", "error"])
      .describe("What the call does with that state: establishes it, relies on it (default), gives it up, hands out the error stored there.")
      .exactOptional(),
    main: z.literal(true).describe("Must run on the main thread.").exactOptional(),
    reports: z
      .array(z.string().regex(/^C\.\w*\*?$/, { error: () => l10n.t("must be a name such as C.dlopen or a beginning such as C.git_*") }))
      .describe("With role `error`: the functions whose failures it tells, by full name or, with a star, by how their names begin.")
      .exactOptional(),
    pinned: z.literal(true).describe("Whoever uses the library has to stay on one thread anyway: the callers lock.").exactOptional(),
    lasting: z.literal(true).describe("What the call sets stays with the thread and meets whatever runs there next.").exactOptional(),
  })
  .describe("The call depends on state of the thread it runs on.");

const mutex = z.strictObject({
  param: z.int().min(-1).describe("Which argument names the lock: its zero-based index, -1 for the receiver."),
  does: z.enum(["lock", "read-lock", "try-lock", "unlock"]).describe("What the call does with the lock."),
  recursive: z.literal(true).describe("The thread that holds it may take it again.").exactOptional(),
});
const nonReentrant = z.strictObject({
  shares: z
    .enum(["result", "state", "process", "thread"])
    .describe("What the callers share: storage of the result, state between calls, a setting of the process, storage of the thread."),
  go: z.string().describe("What Go has instead.").exactOptional(),
  c: z.string().describe("The form of C without the defect, such as localtime_r.").exactOptional(),
});

/** Validates one row of API knowledge. */
export const apiModelSchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[\w./~-]+\.\w+$/, { error: () => l10n.t("must be a qualified name such as C.strdup or runtime.LockOSThread") })
      .describe("`C.strdup` for a C function, `runtime.LockOSThread` (import path and name) for a Go function, `testing.T.Fatal` for a method."),
    header: z.string().describe("Header that declares the function.").exactOptional(),
    alsoKnownAs: z.array(z.string()).describe("Other names the same facts hold for.").exactOptional(),
    namePrefix: z
      .string()
      .regex(/^[\w./~-]+\.\w+$/, { error: () => l10n.t("must be a qualified prefix such as C.gl") })
      .describe("The row also holds for every function whose name starts like this and goes on with a new word: `C.gl` for `C.glFlush`.")
      .exactOptional(),
    exceptions: z.array(z.string()).describe("Full names that `namePrefix` does not hold for.").exactOptional(),
    creates: creates.exactOptional(),
    alsoCreates: z
      .array(creates.extend({ inferred: inferred.exactOptional() }))
      .describe("What else the same call hands out, each through a place of its own: the text of an error beside the object.")
      .exactOptional(),
    releases: releases.describe("The call releases this argument.").exactOptional(),
    reallocates: counted.describe("The call releases the old block and creates a new one, as realloc does.").exactOptional(),
    retains: counted.describe("The call adds a reference to this argument: one more release is due.").exactOptional(),
    returnsBorrowed: z
      .union([parameter, z.literal("library")])
      .describe("The result belongs to this zero-based argument, or to the library: it must not be released.")
      .exactOptional(),
    endsLent: z
      .strictObject({ param: parameter, of: z.array(z.string()).describe("The functions that lent it, by full name.") })
      .describe("What these functions lent from this zero-based argument is gone after the call, as the row of a query when it goes on.")
      .exactOptional(),
    params: z.array(paramEffect).describe("What the call does with each argument, in order.").exactOptional(),
    restParams: paramEffect.describe("What the call does with the arguments after those of `params` (variadic functions).").exactOptional(),
    returnsParam: parameter.describe("The result is this zero-based parameter, as with strcpy.").exactOptional(),
    returnsInterior: z
      .boolean()
      .describe("With `returnsParam`: the result points somewhere inside that block (strchr) and cannot be released.")
      .exactOptional(),
    thread: thread.exactOptional(),
    blocks: z.enum(["may", "always"]).describe("Whether the call can block its thread: waits for somebody else by its nature, or may do so.").exactOptional(),
    mutex: mutex.describe("The call takes or gives back a lock that belongs to the thread.").exactOptional(),
    nonReentrant: nonReentrant.describe("The call must not run on two threads at once.").exactOptional(),
    callsBack: z.boolean().describe("The call runs a function pointer it was given before it returns.").exactOptional(),
    callbacks: z
      .array(z.strictObject({ param: parameter, role: z.enum(["called-back", "kept", "signal-handler", "thread-start", "exit-handler"]).describe("When the function is called.") }))
      .describe("What the call does with function pointers among its arguments.")
      .exactOptional(),
    signalSafe: z
      .union([z.boolean(), z.literal("unlisted")])
      .describe("May be called from a signal handler; `unlisted`: POSIX does not say so, yet it neither locks nor allocates.")
      .exactOptional(),
    interruptible: z
      .enum(["always", "without-restart"])
      .describe("May fail with EINTR when a signal arrives: always, or only with handlers installed without SA_RESTART.")
      .exactOptional(),
    returns: z.enum(["never", "panics"]).describe("The call does not return: it ends the program or thread, or panics.").exactOptional(),
    setsErrno: z.boolean().describe("The call reports failure through errno.").exactOptional(),
    environment: z.enum(["reads", "writes"]).describe("The call reads or changes the environment of the process.").exactOptional(),
    process: z.enum(["forks", "daemonizes", "execs"]).describe("The call makes a child process, goes on as one, or replaces the program of the process.").exactOptional(),
    endsThread: z
      .enum(["self", "other", "by-signal", "asynchronously"])
      .describe("The call ends a thread: the calling one, another one, another one by a signal; or lets the caller be ended at any instruction.")
      .exactOptional(),
    savesJump: z.literal(true).describe("Remembers where a later long jump comes back to, as setjmp does.").exactOptional(),
    textParams: z.array(parameter).describe("Parameters that are read up to a terminating NUL.").exactOptional(),
    lengthFrom: z.string().min(1).describe("The result is text whose length this function tells: it may hold NUL bytes.").exactOptional(),
    neverEmpty: z.literal(true).describe("The first result, a slice or string, always has elements.").exactOptional(),
    inferred: inferred.exactOptional(),
    source: z.string().describe("Address of the page or header that proves the row.").exactOptional(),
  })
  .describe("What one function does with memory, threads and signals.");

type Same<A, B> = [keyof A, keyof B] extends [keyof B, keyof A] ? ([A, B] extends [B, A] ? true : never) : never;
const inStep: Same<z.infer<typeof apiModelSchema>, Mutable<ApiModel>> = true;
void inStep;

/** `T` without `readonly`, at every depth. */
type Mutable<T> = T extends readonly (infer Item)[] ? Mutable<Item>[] : T extends object ? { -readonly [Key in keyof T]: Mutable<T[Key]> } : T;
