// Functions of other packages that run a function they are given: on a goroutine of its own, or before they return.
// Data only; anything not listed may do either.

/** The function runs on another goroutine. */
export const startsGoroutine: ReadonlySet<string> = new Set([
  "time.AfterFunc",
  "net/http.HandleFunc",
  "net/http.ServeMux.HandleFunc",
  "golang.org/x/sync/errgroup.Group.Go",
  "sync.WaitGroup.Go",
  "testing.T.Run",
  "testing.B.Run",
  "testing.B.RunParallel",
  "testing.F.Fuzz",
  "runtime.SetFinalizer",
  "runtime.AddCleanup",
  "context.AfterFunc",
]);

/** The function runs on the caller's goroutine before the call returns. */
export const runsAtOnce: ReadonlySet<string> = new Set([
  "sync.Once.Do",
  "sync.Map.Range",
  "sort.Slice",
  "sort.SliceStable",
  "sort.Search",
  "slices.SortFunc",
  "slices.IndexFunc",
  "slices.ContainsFunc",
  "strings.Map",
  "strings.FieldsFunc",
  "path/filepath.Walk",
  "path/filepath.WalkDir",
  "io/fs.WalkDir",
  "runtime/pprof.Do",
]);
