// Installing signal handlers and changing signal masks, in C and in Go. Data only.
// The signal analysis knows what the arguments mean; the rows say that they are looked at, written or kept.
import type { ApiModel } from "../apiModel.ts";

export const signalModels: readonly ApiModel[] = [
  // Handlers.
  { name: "C.signal", alsoKnownAs: ["C.bsd_signal", "C.sysv_signal", "C.__sysv_signal", "C.ssignal"], header: "signal.h", params: ["borrows", "keeps"], signalSafe: true, setsErrno: true, source: "https://man7.org/linux/man-pages/man2/signal.2.html" },
  { name: "C.sigaction", header: "signal.h", params: ["borrows", "borrows", "writes"], signalSafe: true, setsErrno: true, source: "https://man7.org/linux/man-pages/man2/sigaction.2.html" },
  { name: "C.sigvec", header: "signal.h", params: ["borrows", "borrows", "writes"], setsErrno: true, source: "https://man7.org/linux/man-pages/man3/sigvec.3.html" },
  { name: "C.sigset", header: "signal.h", params: ["borrows", "keeps"], signalSafe: true, setsErrno: true, source: "https://man7.org/linux/man-pages/man3/sigset.3.html" },
  { name: "C.siginterrupt", header: "signal.h", params: ["borrows", "borrows"], setsErrno: true, source: "https://man7.org/linux/man-pages/man3/siginterrupt.3.html" },
  // The alternate stack stays in use after the call.
  { name: "C.sigaltstack", header: "signal.h", params: ["borrows", "writes"], signalSafe: true, setsErrno: true, source: "https://man7.org/linux/man-pages/man2/sigaltstack.2.html" },

  // Masks of the calling thread.
  { name: "C.sigprocmask", header: "signal.h", params: ["borrows", "borrows", "writes"], signalSafe: true, setsErrno: true, source: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_sigmask.html" },
  { name: "C.pthread_sigmask", header: "signal.h", params: ["borrows", "borrows", "writes"], signalSafe: true, source: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_sigmask.html" },
  { name: "C.sigblock", alsoKnownAs: ["C.sigsetmask"], header: "signal.h", params: ["borrows"], source: "https://man7.org/linux/man-pages/man3/sigblock.3.html" },
  { name: "C.sighold", alsoKnownAs: ["C.sigrelse", "C.sigignore"], header: "signal.h", params: ["borrows"], setsErrno: true, source: "https://man7.org/linux/man-pages/man3/sigset.3.html" },

  // Sets.
  { name: "C.sigemptyset", header: "signal.h", params: ["writes"], signalSafe: true, setsErrno: true, source: "https://man7.org/linux/man-pages/man3/sigsetops.3.html" },
  { name: "C.sigfillset", header: "signal.h", params: ["writes"], signalSafe: true, setsErrno: true, source: "https://man7.org/linux/man-pages/man3/sigsetops.3.html" },
  { name: "C.sigaddset", header: "signal.h", params: ["writes", "borrows"], signalSafe: true, setsErrno: true, source: "https://man7.org/linux/man-pages/man3/sigsetops.3.html" },
  { name: "C.sigdelset", header: "signal.h", params: ["writes", "borrows"], signalSafe: true, setsErrno: true, source: "https://man7.org/linux/man-pages/man3/sigsetops.3.html" },
  { name: "C.sigismember", header: "signal.h", params: ["borrows", "borrows"], signalSafe: true, setsErrno: true, source: "https://man7.org/linux/man-pages/man3/sigsetops.3.html" },

  // Waiting.
  { name: "C.sigsuspend", header: "signal.h", params: ["borrows"], blocks: "always", signalSafe: true, setsErrno: true, source: "https://man7.org/linux/man-pages/man2/sigsuspend.2.html" },
  { name: "C.sigwait", header: "signal.h", params: ["borrows", "writes"], blocks: "always", source: "https://man7.org/linux/man-pages/man3/sigwait.3.html" },
  { name: "C.sigwaitinfo", header: "signal.h", params: ["borrows", "writes"], blocks: "always", setsErrno: true, source: "https://man7.org/linux/man-pages/man2/sigwaitinfo.2.html" },
  { name: "C.sigtimedwait", header: "signal.h", params: ["borrows", "writes", "borrows"], blocks: "may", setsErrno: true, source: "https://man7.org/linux/man-pages/man2/sigwaitinfo.2.html" },
  { name: "C.sigpending", header: "signal.h", params: ["writes"], signalSafe: true, setsErrno: true, source: "https://man7.org/linux/man-pages/man2/sigpending.2.html" },
  { name: "C.signalfd", header: "sys/signalfd.h", params: ["borrows", "borrows", "borrows"], setsErrno: true, source: "https://man7.org/linux/man-pages/man2/signalfd.2.html" },

  // Sending.
  { name: "C.raise", header: "signal.h", params: ["borrows"], signalSafe: true, source: "https://man7.org/linux/man-pages/man3/raise.3.html" },
  { name: "C.kill", header: "signal.h", params: ["borrows", "borrows"], signalSafe: true, setsErrno: true, source: "https://man7.org/linux/man-pages/man2/kill.2.html" },
  { name: "C.pthread_kill", header: "signal.h", params: ["borrows", "borrows"], signalSafe: true, source: "https://man7.org/linux/man-pages/man3/pthread_kill.3.html" },
  { name: "C.sigqueue", header: "signal.h", params: ["borrows", "borrows", "borrows"], signalSafe: true, setsErrno: true, source: "https://man7.org/linux/man-pages/man3/sigqueue.3.html" },

  // Go.
  { name: "os/signal.Notify", params: ["keeps"], restParams: "borrows", source: "https://pkg.go.dev/os/signal#Notify" },
  { name: "os/signal.NotifyContext", params: ["keeps"], restParams: "borrows", source: "https://pkg.go.dev/os/signal#NotifyContext" },
  { name: "os/signal.Stop", params: ["borrows"], source: "https://pkg.go.dev/os/signal#Stop" },
  { name: "os/signal.Ignore", alsoKnownAs: ["os/signal.Reset", "os/signal.Ignored"], restParams: "borrows", source: "https://pkg.go.dev/os/signal#Ignore" },
  { name: "golang.org/x/sys/unix.PthreadSigmask", params: ["borrows", "borrows", "writes"], source: "https://pkg.go.dev/golang.org/x/sys/unix#PthreadSigmask" },
];
