// What names suggest about functions nobody has described: used only when neither a body, a model, an
// annotation nor a prototype decides, and never to accuse.

export interface NamingHints {
  /** Gives the argument back to the allocator or closes it. */
  readonly releases: RegExp;
  /** Ends the life of its first argument, and of all of it. */
  readonly ends: RegExp;
  /** Becomes the owner of the argument. */
  readonly takes: RegExp;
  /** May store the argument beyond the call. */
  readonly mayKeep: RegExp;
  /** Puts text into a container of C: some copy it, some keep the pointer. */
  readonly fillsContainer: RegExp;
  /** Sets something for the whole library: `set_data_dir`, `setup_paths`. */
  readonly sets: RegExp;
  /** Stores a pointer that a later callback gets back: the call returns before it is used. */
  readonly registers: RegExp;
  /** Go names that release what they are given. */
  readonly goReleases: RegExp;
  /** C functions after which an object lives in its owner no longer, or in a copy. */
  readonly takesOut: RegExp;
  /** Constants that stand for "nothing": `MACH_PORT_NULL`, `INVALID_HANDLE_VALUE`, `MAP_FAILED`. */
  readonly nilNames: RegExp;
  /** Asks an object how the calls went that it was handed to. */
  readonly tellsStatus: RegExp;
  /** Variables and fields that hold how a call went. */
  readonly statusNames: RegExp;
  /** Functions of a status that are true when all went well: `result_ok`, `IsSuccess`. */
  readonly saysSuccess: RegExp;
  /** True when it did not, and only then: `is_error`, `Failed`. */
  readonly saysFailure: RegExp;
  /** True for some ways of failing: `is_timeout_error`. */
  readonly saysSomeFailure: RegExp;
  /** Reads the status out of what a call gave back: `result_get_code`. */
  readonly readsStatus: RegExp;
  /** May leave by a jump: `luaL_throwerror`, `rb_raise`. */
  readonly mayNotReturn: RegExp;
  /** Go functions and methods that write a line of a log: they look at what they are given. */
  readonly logs: RegExp;
  /** Names of Go methods that may give up what the object holds. */
  readonly goFinishes: RegExp;
  /** Macros that ask of which type an object is, and say no for NULL: `G_IS_OBJECT`. */
  readonly checksType: RegExp;
  /** Go types whose values are numbers that stand for something kept elsewhere. */
  readonly handleTypes: RegExp;
  /** Go functions of packages for such numbers, with their path: `internal/handle.New`. */
  readonly makesHandles: RegExp;
}

export const namingHints: NamingHints = {
  // Not what only registers a function to be called then: `add_finalize_notifier`, `set_free_func`.
  releases: /^(?!(?:.*_)?(?:add|register|install|subscribe)_|(?:.*_)?on_close|(?:.*_)?set_.*_(?:notify|notifier|func|function|fn|callback|cb|hook|handler|proc)$|(?:.*[a-z_])?(?:Add|Register|Install|Subscribe)[A-Z]|.*Set[A-Z].*(?:Notify|Notifier|Func|Function|Callback|Hook|Handler|Proc)$)(?=.*?(?:(^|_)(x?free|destroy|release|delete|unref|dispose|close|cleanup|clean|fini|deinit|dealloc|drop|term|terminate|finalize|uninit|decref|clear|shutdown)(_|\d*$)|[a-z0-9_](Free|Destroy|Release|Delete|Unref|Dispose|Close|Finalize|Dealloc|Drop|Clear)([A-Z0-9_]|$)|^([Ff]ree|[Dd]estroy|[Rr]elease|[Dd]elete|[Uu]nref|[Dd]ispose|[Cc]lose)[A-Z_]))/,
  ends: /(^|_)(free|destroy|delete|dispose|dealloc)(_|\d*$)|(^|[a-z0-9_])(Free|Destroy|Delete|Dispose|Dealloc)([A-Z_]|$)|^(free|destroy|delete|dispose|dealloc)[A-Z]/,
  takes: /(^|_)(take|takes|taking|adopt|own|give|consume|donate|steal|sink|transfer|absorb|put0|set0|add0|push0|assign0|nocopy|no_copy|noalloc|static)(_|\d*$)|Directly$|(Take|Adopt|Consume|Donate|Steal|Transfer|NoCopy)([A-Z]|$)/,
  mayKeep: /(^|_)(set|add|push|put|append|insert|register|attach|bind|store|enqueue|install|init|new|create|open|wrap|send|post|submit|queue|link|list|hash)(_|[A-Z]|\d*$)|(Set|Add|Push|Put|Append|Insert|Register|Attach|Bind|Store|Enqueue|Install|Init|New|Create|Open|Wrap|Send|Post|Submit|Queue)([A-Z]|$)/,
  nilNames: /(^|_)null(_|$|ref|ptr|handle)|[a-z]Null$|^nil|^INVALID_?(\w+_)?(HANDLE|SOCKET)|^(MAP|SEM|SQL)_FAILED$/i,
  sets: /(^|_)set(up)?(_|$)|(^|[a-z0-9_])Set(up)?([A-Z]|$)/,
  mayNotReturn: /(^|_|[a-z])(throw|raise|abort|panic|die|fatal|bail|longjmp)(_?(err|error|exception|exc))?$/i,
  fillsContainer: /(^|_)(dict|dictionary|map|hash|hashtable|table|array|vector|queue|stack)_?(set|put|insert|add|append|push)$/i,
  logs: /^(?:[sf]?print|log|debug|info|warn|warning|error|trace|notice|verbose|fatal|panic)(?:f|ln|w)?$/i,
  goFinishes: /free|release|destroy|close|dispose|delete|unref|stop|shutdown|clear|reset|term|done|finish|end|drop|clean|final|disconnect|detach|remove/i,
  handleTypes: /handle$/i,
  makesHandles: /(^|\/)(cgo)?handles?\.New(Handle)?$/i,
  checksType: /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*_IS_[A-Z0-9_]+$/,
  statusNames: /^(?!\w*(?:off|offset|pos|position|line|column|col|len|length|size)$).*(err|status|code|fail)|^(rc|ret|res|rv|st|ok|result)$/i,
  saysSuccess: /(^|_)(?<!(^|_)not_)(ok|okay|success|succeeded|successful)$|(^|[a-z0-9_])(?<!not|un)(OK|Ok|Okay|Success|Succeeded|Successful)$|^(OK|SUCCESS|SUCCEEDED|IS_OK)$|(?<!NOT)_(OK|SUCCESS|SUCCEEDED)$/,
  saysFailure: /(^|_)((is|has)_?(err|error|failure)|failed|failure)$|(^|[a-z0-9_])(([iI]s|[hH]as)(Err|Error|Failure)|Failed|Failure)$|(^|_)(IS_?ERR|IS_?ERROR|FAILED|FAILURE)$/,
  saysSomeFailure: /(^|_)is_\w+_(err|error)$|(^|[a-z0-9_])[iI]s[A-Z]\w*(Err|Error)$/,
  readsStatus: /(^|_)(get_?)?(code|status)$|(Code|Status)$/,
  tellsStatus: /err|status|result|check|close|finish|done|end|fail|(^|_)ok$/i,
  registers: /(^|_)(set|add|register|attach|bind|install|subscribe|watch|hook|listen|start|begin|async|schedule|enqueue|submit|connect)(_|\d*$)|callback|_cb(_|$)|handler|user_?data|(Set|Add|Register|Attach|Bind|Install|Subscribe|Watch|Hook|Listen|Start|Begin|Async|Schedule|Enqueue|Submit|Connect|Callback|Handler|UserData)([A-Z]|$)/,
  takesOut: /unlink|detach|steal|remove|dup|copy|(^|_)(ref|take|own|extract|set_?doc)(_|$)/i,
  goReleases: /^(free|Free|release|Release|destroy|Destroy|close|Close|dispose|Dispose|unref|Unref)/,
};

/** Functions whose result is an error that is never nil. */
export const errorMakers: ReadonlySet<string> = new Set(["errors.New", "fmt.Errorf", "github.com/pkg/errors.New", "github.com/pkg/errors.Errorf", "golang.org/x/xerrors.New", "golang.org/x/xerrors.Errorf"]);
