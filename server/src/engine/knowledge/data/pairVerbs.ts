// Words by which C libraries name the two ends of an object's life. Only words that mean it nearly always: what
// `start`, `begin`, `register` or `lock` undo is no object. Used to find pairs no table knows; see analyses/pairs.

export interface ReleaseVerb {
  /** 3: gives the memory back; 2: ends the object, mostly with its memory; 1: ends what the object does, rarely more. */
  readonly strength: 1 | 2 | 3;
  /** Also a word for removing an item from a container: believed only of functions of one argument. */
  readonly removesItems?: true;
  /** Always about memory: where an object has such a function, what else it is given to (`close`, `destroy`) does not release it. */
  readonly freesMemory?: true;
  /** Tears down an object in place: fits `init`. */
  readonly inPlace?: true;
}

export const releaseVerbs: ReadonlyMap<string, ReleaseVerb> = new Map<string, ReleaseVerb>([
  ["free", { strength: 3, freesMemory: true, inPlace: true }],
  ["destroy", { strength: 3, inPlace: true }],
  ["delete", { strength: 3, removesItems: true }],
  ["del", { strength: 3, removesItems: true }],
  ["drop", { strength: 3, removesItems: true }],
  ["release", { strength: 3, freesMemory: true, inPlace: true }],
  ["unref", { strength: 3, freesMemory: true }],
  ["decref", { strength: 3, freesMemory: true }],
  ["dispose", { strength: 3, inPlace: true }],
  ["finalize", { strength: 3, inPlace: true }],
  ["dealloc", { strength: 3 }],
  ["deallocate", { strength: 3 }],
  ["unload", { strength: 3 }],
  ["cleanup", { strength: 3, inPlace: true }],
  ["deinit", { strength: 3, inPlace: true }],
  ["deinitialize", { strength: 3, inPlace: true }],
  ["uninit", { strength: 3, inPlace: true }],
  ["uninitialize", { strength: 3, inPlace: true }],
  ["fini", { strength: 3, inPlace: true }],
  ["unmap", { strength: 3 }],
  ["close", { strength: 2, inPlace: true }],
  ["term", { strength: 2, inPlace: true }],
  ["terminate", { strength: 2, inPlace: true }],
  ["clear", { strength: 1, inPlace: true }],
  ["shutdown", { strength: 1 }],
  ["disconnect", { strength: 1 }],
]);

/** Words that say a new object is handed out, and the release verbs that undo them best. */
export const createVerbs: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["new", ["free", "delete", "unref", "destroy", "release", "del", "drop", "dispose", "close", "decref", "term"]],
  ["create", ["destroy", "delete", "free", "release", "unref", "close", "dispose", "del", "drop"]],
  ["open", ["close", "free", "release", "destroy", "unref", "delete"]],
  ["alloc", ["free", "dealloc", "release", "destroy", "delete", "unref"]],
  ["allocate", ["free", "deallocate", "release", "destroy", "delete"]],
  ["malloc", ["free"]],
  ["calloc", ["free"]],
  ["init", ["deinit", "uninit", "cleanup", "fini", "free", "term", "destroy", "close", "shutdown", "release", "delete", "unref", "finalize", "dispose", "clear"]],
  ["initialize", ["deinitialize", "uninitialize", "finalize", "terminate", "destroy", "free", "release", "close", "cleanup", "delete"]],
  ["make", ["free", "destroy", "delete", "release", "unref", "dispose"]],
  ["dup", ["free", "destroy", "close", "unref", "release", "delete", "dispose"]],
  ["duplicate", ["free", "destroy", "delete", "release", "dispose"]],
  ["copy", ["free", "destroy", "delete", "release", "unref", "dispose", "close"]],
  ["clone", ["free", "destroy", "delete", "release", "unref", "dispose", "close", "drop"]],
  ["construct", ["destroy", "free", "delete"]],
  ["load", ["unload", "free", "close", "destroy", "delete", "release", "unref"]],
  ["acquire", ["release", "destroy", "free"]],
  ["connect", ["disconnect", "close", "free"]],
  ["map", ["unmap"]],
]);

/** Words that alone say that the result is new and the caller's, whatever the package does with it. */
export const loneVerbs: ReadonlySet<string> = new Set(["new", "create", "alloc", "allocate", "dup", "duplicate", "clone", "construct"]);

/** Words that set an object up in place, behind the address they are given, even when its type is not known to be a struct. */
export const inPlaceVerbs: ReadonlySet<string> = new Set(["init", "initialize", "setup"]);

/** Words that add a reference, and the release verbs that give it back. */
export const retainVerbs: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["ref", ["unref", "free", "release"]],
  ["incref", ["decref"]],
  ["retain", ["release"]],
  ["addref", ["release", "unref", "free"]],
]);

/** Before the verb: the function is told what to call when the object ends. */
export const registeringWords: ReadonlySet<string> = new Set(["add", "register", "install", "subscribe"]);

/** Words of functions that ask, look up, set or notify: a verb beside them is a noun (`get_free`, `is_open`, `set_close`). */
export const askingWords: ReadonlySet<string> = new Set([
  "get", "is", "has", "can", "set", "on", "find", "lookup", "peek", "query", "count", "num", "size", "should", "will", "fn", "func", "callback", "cb", "handler", "flag",
  "current", "instance", "shared", "enable", "disable", "test", "check", "needs", "need", "writable",
]);

/** Names of functions that lend what they return, as far as their authors say so. */
export const lendingNames = /(?:^|_)(?:get0|peek|borrow|borrowed|current|instance|shared)(?:_|\d|$)|(?:Get0|Peek|Borrow|Current|Instance|Shared)(?:[A-Z]|$)/;

/** What functions that release text call it. */
export const textNouns: ReadonlySet<string> = new Set(["string", "str", "cstring", "cstr", "c", "text", "char", "chars", "result", "buffer", "buf", "mem", "memory", "ptr", "pointer", "data"]);

/** Words of functions that hand their argument to a container, which then looks after it. */
export const containerWords: ReadonlySet<string> = new Set(["add", "append", "attach", "insert", "push", "prepend", "pack", "put", "register", "enqueue", "adopt", "take", "sink"]);
