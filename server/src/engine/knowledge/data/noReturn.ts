// Calls that never come back: they end the program, end the thread or goroutine, or unwind the stack.
// Data only. Does not hold: exec and its family (they return when they fail), zerolog's `Fatal().Msg(…)` chains
// (the call that ends the program is the last one of the chain, under a common name).
import type { ApiModel } from "../apiModel.ts";

export const noReturnModels: readonly ApiModel[] = [
  // C: the program ends.
  { name: "C.exit", header: "stdlib.h", returns: "never", source: "https://man7.org/linux/man-pages/man3/exit.3.html" },
  { name: "C._exit", header: "unistd.h", returns: "never", signalSafe: true, source: "https://man7.org/linux/man-pages/man2/_exit.2.html" },
  { name: "C._Exit", header: "stdlib.h", returns: "never", signalSafe: true, source: "https://man7.org/linux/man-pages/man2/_exit.2.html" },
  { name: "C.exit_group", header: "unistd.h", returns: "never", source: "https://man7.org/linux/man-pages/man2/exit_group.2.html" },
  { name: "C.quick_exit", header: "stdlib.h", returns: "never", source: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/quick_exit.html" },
  { name: "C.abort", header: "stdlib.h", returns: "never", signalSafe: true, source: "https://man7.org/linux/man-pages/man3/abort.3.html" },
  { name: "C.__assert_fail", alsoKnownAs: ["C.__assert", "C.__assert_rtn", "C._assert"], header: "assert.h", params: ["borrows"], restParams: "borrows", returns: "never", source: "https://man7.org/linux/man-pages/man3/assert.3.html" },
  { name: "C.err", alsoKnownAs: ["C.errx", "C.verr", "C.verrx"], header: "err.h", params: ["borrows", "borrows"], restParams: "borrows", returns: "never", source: "https://man7.org/linux/man-pages/man3/err.3.html" },
  { name: "C.__builtin_unreachable", alsoKnownAs: ["C.__builtin_trap"], returns: "never", source: "https://gcc.gnu.org/onlinedocs/gcc/Other-Builtins.html" },
  { name: "C.ExitProcess", header: "windows.h", returns: "never", source: "https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-exitprocess" },

  // C: the thread ends, or the stack is cut.
  { name: "C.pthread_exit", header: "pthread.h", params: ["keeps"], returns: "never", source: "https://man7.org/linux/man-pages/man3/pthread_exit.3.html" },
  { name: "C.thrd_exit", header: "threads.h", returns: "never", source: "https://en.cppreference.com/w/c/thread/thrd_exit" },
  { name: "C.longjmp", alsoKnownAs: ["C._longjmp"], header: "setjmp.h", params: ["borrows", "borrows"], returns: "panics", source: "https://man7.org/linux/man-pages/man3/setjmp.3.html" },
  { name: "C.siglongjmp", header: "setjmp.h", params: ["borrows", "borrows"], returns: "panics", source: "https://man7.org/linux/man-pages/man3/setjmp.3.html" },

  // Go: the program ends.
  { name: "os.Exit", returns: "never", source: "https://pkg.go.dev/os#Exit" },
  { name: "syscall.Exit", returns: "never", source: "https://pkg.go.dev/syscall#Exit" },
  { name: "golang.org/x/sys/unix.Exit", returns: "never", source: "https://pkg.go.dev/golang.org/x/sys/unix#Exit" },
  { name: "golang.org/x/sys/windows.ExitProcess", returns: "never", source: "https://pkg.go.dev/golang.org/x/sys/windows#ExitProcess" },
  { name: "log.Fatal", alsoKnownAs: ["log.Fatalf", "log.Fatalln"], params: ["borrows"], restParams: "borrows", returns: "never", source: "https://pkg.go.dev/log#Fatal" },
  { name: "log.Logger.Fatal", alsoKnownAs: ["log.Logger.Fatalf", "log.Logger.Fatalln"], params: ["borrows"], restParams: "borrows", returns: "never", source: "https://pkg.go.dev/log#Logger.Fatal" },
  { name: "github.com/sirupsen/logrus.Fatal", alsoKnownAs: ["github.com/sirupsen/logrus.Fatalf", "github.com/sirupsen/logrus.Fatalln", "github.com/sirupsen/logrus.Exit"], params: ["borrows"], restParams: "borrows", returns: "never", source: "https://pkg.go.dev/github.com/sirupsen/logrus#Fatal" },
  { name: "github.com/sirupsen/logrus.Logger.Fatal", alsoKnownAs: ["github.com/sirupsen/logrus.Logger.Fatalf", "github.com/sirupsen/logrus.Logger.Fatalln", "github.com/sirupsen/logrus.Logger.Exit"], params: ["borrows"], restParams: "borrows", returns: "never", source: "https://pkg.go.dev/github.com/sirupsen/logrus#Logger.Fatal" },
  { name: "github.com/sirupsen/logrus.Entry.Fatal", alsoKnownAs: ["github.com/sirupsen/logrus.Entry.Fatalf", "github.com/sirupsen/logrus.Entry.Fatalln"], params: ["borrows"], restParams: "borrows", returns: "never", source: "https://pkg.go.dev/github.com/sirupsen/logrus#Entry.Fatal" },
  { name: "k8s.io/klog/v2.Fatal", alsoKnownAs: ["k8s.io/klog/v2.Fatalf", "k8s.io/klog/v2.Fatalln", "k8s.io/klog/v2.FatalDepth", "k8s.io/klog/v2.Exit", "k8s.io/klog/v2.Exitf", "k8s.io/klog/v2.Exitln", "k8s.io/klog/v2.ExitDepth"], params: ["borrows"], restParams: "borrows", returns: "never", source: "https://pkg.go.dev/k8s.io/klog/v2#Fatal" },
  { name: "k8s.io/klog.Fatal", alsoKnownAs: ["k8s.io/klog.Fatalf", "k8s.io/klog.Fatalln", "k8s.io/klog.Exit", "k8s.io/klog.Exitf", "k8s.io/klog.Exitln"], params: ["borrows"], restParams: "borrows", returns: "never", source: "https://pkg.go.dev/k8s.io/klog#Fatal" },
  { name: "github.com/golang/glog.Fatal", alsoKnownAs: ["github.com/golang/glog.Fatalf", "github.com/golang/glog.Fatalln", "github.com/golang/glog.Exit", "github.com/golang/glog.Exitf", "github.com/golang/glog.Exitln"], params: ["borrows"], restParams: "borrows", returns: "never", source: "https://pkg.go.dev/github.com/golang/glog#Fatal" },
  { name: "go.uber.org/zap.Logger.Fatal", params: ["borrows"], restParams: "borrows", returns: "never", source: "https://pkg.go.dev/go.uber.org/zap#Logger.Fatal" },
  { name: "go.uber.org/zap.SugaredLogger.Fatal", alsoKnownAs: ["go.uber.org/zap.SugaredLogger.Fatalf", "go.uber.org/zap.SugaredLogger.Fatalw", "go.uber.org/zap.SugaredLogger.Fatalln"], params: ["borrows"], restParams: "borrows", returns: "never", source: "https://pkg.go.dev/go.uber.org/zap#SugaredLogger.Fatal" },

  // Go: the goroutine ends (its deferred calls run first), which is how a test stops.
  { name: "runtime.Goexit", returns: "never", source: "https://pkg.go.dev/runtime#Goexit" },
  { name: "testing.T.Fatal", alsoKnownAs: ["testing.T.Fatalf", "testing.T.FailNow", "testing.T.Skip", "testing.T.Skipf", "testing.T.SkipNow"], params: ["borrows"], restParams: "borrows", returns: "never", source: "https://pkg.go.dev/testing#T.FailNow" },
  { name: "testing.B.Fatal", alsoKnownAs: ["testing.B.Fatalf", "testing.B.FailNow", "testing.B.Skip", "testing.B.Skipf", "testing.B.SkipNow"], params: ["borrows"], restParams: "borrows", returns: "never", source: "https://pkg.go.dev/testing#B.FailNow" },
  { name: "testing.F.Fatal", alsoKnownAs: ["testing.F.Fatalf", "testing.F.FailNow", "testing.F.Skip", "testing.F.Skipf", "testing.F.SkipNow"], params: ["borrows"], restParams: "borrows", returns: "never", source: "https://pkg.go.dev/testing#F.FailNow" },
  { name: "testing.TB.Fatal", alsoKnownAs: ["testing.TB.Fatalf", "testing.TB.FailNow", "testing.TB.Skip", "testing.TB.Skipf", "testing.TB.SkipNow"], params: ["borrows"], restParams: "borrows", returns: "never", source: "https://pkg.go.dev/testing#TB" },

  // Go: panics.
  { name: "log.Panic", alsoKnownAs: ["log.Panicf", "log.Panicln"], params: ["borrows"], restParams: "borrows", returns: "panics", source: "https://pkg.go.dev/log#Panic" },
  { name: "log.Logger.Panic", alsoKnownAs: ["log.Logger.Panicf", "log.Logger.Panicln"], params: ["borrows"], restParams: "borrows", returns: "panics", source: "https://pkg.go.dev/log#Logger.Panic" },
  { name: "github.com/sirupsen/logrus.Panic", alsoKnownAs: ["github.com/sirupsen/logrus.Panicf", "github.com/sirupsen/logrus.Panicln"], params: ["borrows"], restParams: "borrows", returns: "panics", source: "https://pkg.go.dev/github.com/sirupsen/logrus#Panic" },
  { name: "go.uber.org/zap.Logger.Panic", params: ["borrows"], restParams: "borrows", returns: "panics", source: "https://pkg.go.dev/go.uber.org/zap#Logger.Panic" },
];
