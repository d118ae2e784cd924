// Functions of the Go runtime that decide how long an object lives. Data only.

export interface LifetimeRoles {
  /** Installs a function that runs when the first argument is unreachable; nil takes it off. https://pkg.go.dev/runtime#SetFinalizer */
  readonly setFinalizer: ReadonlySet<string>;
  /** The same with an argument of its own. https://pkg.go.dev/runtime#AddCleanup */
  readonly addCleanup: ReadonlySet<string>;
  /** Takes a cleanup off. https://pkg.go.dev/runtime#Cleanup.Stop */
  readonly stopCleanup: ReadonlySet<string>;
  /** Keeps its argument reachable up to the call. https://pkg.go.dev/runtime#KeepAlive */
  readonly keepAlive: ReadonlySet<string>;
  /** Methods that wait for somebody else: a finalizer that calls one holds up all others. https://pkg.go.dev/sync#Mutex.Lock */
  readonly blocks: RegExp;
  /** Go names of methods that give an object's resources back. */
  readonly closers: RegExp;
  /** Go names of methods that replace a value that was there before. */
  readonly setters: RegExp;
  /** Names of functions that add a reference to what they are given. */
  readonly retains: RegExp;
  /** Names of functions that end an object, and do not only empty or reset it. */
  readonly destroys: RegExp;
  /** Names of releases that may fail and then have released nothing. */
  readonly mayRefuse: RegExp;
  /** Names of releases that end the object whatever they answer. https://sqlite.org/c3ref/backup_finish.html */
  readonly endsAnyway: RegExp;
  /** Methods whose function argument runs once. https://pkg.go.dev/sync#Once.Do */
  readonly once: RegExp;
  /** Calls whose result is an *os.File, which closes its descriptor in a finalizer. https://pkg.go.dev/os#File.Fd */
  readonly makesFiles: RegExp;
}

export const lifetimeRoles: LifetimeRoles = {
  setFinalizer: new Set(["runtime.SetFinalizer"]),
  addCleanup: new Set(["runtime.AddCleanup"]),
  stopCleanup: new Set(["runtime.Cleanup.Stop"]),
  keepAlive: new Set(["runtime.KeepAlive"]),
  blocks: /^(Lock|RLock|Wait)$/,
  closers: /^(Free|Close|Release|Destroy|Dispose|Delete|Unref|Shutdown|Terminate|Finalize|Finish|Cleanup|Drop|Stop|Reset)/,
  setters: /^(Set|Update|Change|Rename|Replace|With)([A-Z]|$)/,
  retains: /(^|_)(ref|incref|retain|addref|add_ref|up_ref|xincref|ref_sink|duplicate|dup)(_|\d*$)|(Ref|Retain|IncRef|AddRef|IncrementReferenceCount)$/,
  destroys: /(free|destroy|release|delete|close|dispose|finalize|finish|unref|dealloc|deinit|uninit|drop)(_?(v\d+|ex|full|all|list|recursive|context|obj|object|\d+))*$|^(free|destroy|release|delete|close|dispose)([A-Z_]|$)|(Free|Destroy|Release|Delete|Close|Dispose|Unref|Finalize)$/i,
  mayRefuse: /close|unmount|unload|stop|remove|unregister/i,
  endsAnyway: /(finish|finali[sz]e)(_?v\d+)?$/i,
  once: /^(Do|CompareAndSwap|Swap)$|^(CompareAndSwap|Swap|Add)(Int32|Uint32|Int64|Uint64|Pointer|Uintptr)$/,
  makesFiles: /^os\.(Open|Create|OpenFile|NewFile|CreateTemp)$|\.File$/,
};
