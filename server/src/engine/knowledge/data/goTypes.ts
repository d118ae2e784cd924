// Types of Go's standard library that programs put beside C data: what a value of them is, and whether its own bytes
// hold pointers. Data only; types that are not listed are unknown.

/** Types of one package that are alike. */
export interface GoTypeFacts {
  /** Import path; its page is the source of the rows. */
  readonly path: string;
  readonly names: readonly string[];
  readonly kind: "string" | "slice" | "map" | "func" | "interface" | "uintptr" | "number" | "bool" | "struct" | "array";
  /** A value holds pointers to memory of Go, unless it is the zero value. */
  readonly holdsPointers: boolean;
  readonly source: string;
}

export const goTypeFacts: readonly GoTypeFacts[] = [
  { path: "time", names: ["Time", "Timer", "Ticker", "Location"], kind: "struct", holdsPointers: true, source: "https://pkg.go.dev/time" },
  { path: "time", names: ["Duration", "Month", "Weekday"], kind: "number", holdsPointers: false, source: "https://pkg.go.dev/time" },
  { path: "sync", names: ["Mutex", "RWMutex", "WaitGroup"], kind: "struct", holdsPointers: false, source: "https://pkg.go.dev/sync" },
  { path: "sync", names: ["Map", "Pool", "Cond"], kind: "struct", holdsPointers: true, source: "https://pkg.go.dev/sync" },
  { path: "sync/atomic", names: ["Bool", "Int32", "Int64", "Uint32", "Uint64", "Uintptr"], kind: "struct", holdsPointers: false, source: "https://pkg.go.dev/sync/atomic" },
  { path: "sync/atomic", names: ["Value"], kind: "struct", holdsPointers: true, source: "https://pkg.go.dev/sync/atomic" },
  { path: "os", names: ["File", "Process"], kind: "struct", holdsPointers: true, source: "https://pkg.go.dev/os" },
  { path: "os", names: ["FileInfo", "Signal"], kind: "interface", holdsPointers: true, source: "https://pkg.go.dev/os" },
  { path: "os", names: ["FileMode"], kind: "number", holdsPointers: false, source: "https://pkg.go.dev/os" },
  { path: "net", names: ["IP", "IPMask", "HardwareAddr", "Buffers"], kind: "slice", holdsPointers: true, source: "https://pkg.go.dev/net" },
  { path: "net", names: ["Conn", "Addr", "Listener"], kind: "interface", holdsPointers: true, source: "https://pkg.go.dev/net" },
  { path: "math/big", names: ["Int", "Rat", "Float"], kind: "struct", holdsPointers: true, source: "https://pkg.go.dev/math/big" },
  { path: "bytes", names: ["Buffer", "Reader"], kind: "struct", holdsPointers: true, source: "https://pkg.go.dev/bytes" },
  { path: "strings", names: ["Builder", "Reader"], kind: "struct", holdsPointers: true, source: "https://pkg.go.dev/strings" },
  { path: "image", names: ["Point", "Rectangle"], kind: "struct", holdsPointers: false, source: "https://pkg.go.dev/image" },
  { path: "image", names: ["RGBA", "NRGBA", "Gray", "Alpha", "Paletted", "YCbCr", "NYCbCrA", "RGBA64", "NRGBA64", "Gray16", "CMYK"], kind: "struct", holdsPointers: true, source: "https://pkg.go.dev/image" },
  { path: "image", names: ["Image"], kind: "interface", holdsPointers: true, source: "https://pkg.go.dev/image" },
  { path: "image/color", names: ["RGBA", "NRGBA", "RGBA64", "NRGBA64", "Gray", "Gray16", "Alpha", "YCbCr", "CMYK"], kind: "struct", holdsPointers: false, source: "https://pkg.go.dev/image/color" },
  { path: "context", names: ["Context"], kind: "interface", holdsPointers: true, source: "https://pkg.go.dev/context" },
  { path: "context", names: ["CancelFunc"], kind: "func", holdsPointers: true, source: "https://pkg.go.dev/context" },
  { path: "io", names: ["Reader", "Writer", "Closer", "ReadCloser", "WriteCloser", "ReadWriter", "ReadWriteCloser", "Seeker", "ReadSeeker", "ReaderAt", "WriterAt"], kind: "interface", holdsPointers: true, source: "https://pkg.go.dev/io" },
  { path: "net/http", names: ["Handler", "ResponseWriter"], kind: "interface", holdsPointers: true, source: "https://pkg.go.dev/net/http" },
  { path: "net/http", names: ["Request", "Response", "Client", "Server"], kind: "struct", holdsPointers: true, source: "https://pkg.go.dev/net/http" },
  { path: "reflect", names: ["Value"], kind: "struct", holdsPointers: true, source: "https://pkg.go.dev/reflect" },
  { path: "reflect", names: ["Type"], kind: "interface", holdsPointers: true, source: "https://pkg.go.dev/reflect" },
  // Data is a number to the garbage collector.
  { path: "reflect", names: ["SliceHeader", "StringHeader"], kind: "struct", holdsPointers: false, source: "https://pkg.go.dev/reflect" },
  { path: "log", names: ["Logger"], kind: "struct", holdsPointers: true, source: "https://pkg.go.dev/log" },
  { path: "runtime", names: ["Pinner"], kind: "struct", holdsPointers: true, source: "https://pkg.go.dev/runtime" },
  { path: "runtime/cgo", names: ["Handle"], kind: "uintptr", holdsPointers: false, source: "https://pkg.go.dev/runtime/cgo" },
  { path: "syscall", names: ["Errno", "Handle"], kind: "uintptr", holdsPointers: false, source: "https://pkg.go.dev/syscall" },
  { path: "syscall", names: ["Signal"], kind: "number", holdsPointers: false, source: "https://pkg.go.dev/syscall" },
  { path: "syscall", names: ["Timespec", "Timeval", "Stat_t", "Statfs_t", "Utsname", "Rusage"], kind: "struct", holdsPointers: false, source: "https://pkg.go.dev/syscall" },
  { path: "golang.org/x/sys/unix", names: ["Timespec", "Timeval", "Stat_t", "Statfs_t", "Utsname", "Termios", "Winsize", "Sigset_t"], kind: "struct", holdsPointers: false, source: "https://pkg.go.dev/golang.org/x/sys/unix" },
  { path: "golang.org/x/sys/windows", names: ["Handle"], kind: "uintptr", holdsPointers: false, source: "https://pkg.go.dev/golang.org/x/sys/windows" },
];
