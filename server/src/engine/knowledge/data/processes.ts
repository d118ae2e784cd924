// Calls that multiply or replace the process, that end threads from outside, and that prepare long jumps. Data only.
import type { ApiModel } from "../apiModel.ts";

const man2 = "https://man7.org/linux/man-pages/man2/";
const man3 = "https://man7.org/linux/man-pages/man3/";
const posix = "https://pubs.opengroup.org/onlinepubs/9799919799/functions/";

export const processModels: readonly ApiModel[] = [
  { name: "C.fork", alsoKnownAs: ["C._Fork", "C.fork1", "C.forkall"], header: "unistd.h", process: "forks", setsErrno: true, source: `${man2}fork.2.html` },
  { name: "C.vfork", header: "unistd.h", process: "forks", setsErrno: true, source: `${man2}vfork.2.html` },
  { name: "C.forkpty", header: "pty.h", process: "forks", source: `${man3}openpty.3.html` },
  { name: "C.daemon", header: "unistd.h", params: ["borrows", "borrows"], process: "daemonizes", setsErrno: true, source: `${man3}daemon.3.html` },
  { name: "C.execve", header: "unistd.h", process: "execs", source: `${man2}execve.2.html` },
  { name: "C.execveat", header: "unistd.h", params: ["borrows", "borrows", "borrows", "borrows", "borrows"], process: "execs", setsErrno: true, source: `${man2}execveat.2.html` },
  { name: "C.fexecve", header: "unistd.h", process: "execs", signalSafe: true, source: `${posix}exec.html` },
  { name: "C.execl", alsoKnownAs: ["C.execle"], header: "unistd.h", process: "execs", source: `${posix}exec.html` },
  { name: "C.execv", header: "unistd.h", process: "execs", source: `${posix}exec.html` },
  { name: "C.execvp", alsoKnownAs: ["C.execvpe", "C.execlp"], header: "unistd.h", process: "execs", source: `${man3}exec.3.html` },
  { name: "C.execvP", header: "unistd.h", params: ["borrows", "borrows", "borrows"], process: "execs", setsErrno: true, source: `${man3}exec.3.html` },

  { name: "C.pthread_exit", header: "pthread.h", endsThread: "self", source: `${man3}pthread_exit.3.html` },
  { name: "C.thrd_exit", header: "threads.h", endsThread: "self", source: "https://en.cppreference.com/w/c/thread/thrd_exit" },
  { name: "C.ExitThread", alsoKnownAs: ["C._endthread", "C._endthreadex"], header: "windows.h", returns: "never", endsThread: "self", source: "https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-exitthread" },
  { name: "C.pthread_cancel", header: "pthread.h", params: ["borrows"], endsThread: "other", source: `${man3}pthread_cancel.3.html` },
  { name: "C.TerminateThread", header: "windows.h", params: ["borrows", "borrows"], endsThread: "other", source: "https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-terminatethread" },
  { name: "C.pthread_kill", header: "signal.h", endsThread: "by-signal", source: `${man3}pthread_kill.3.html` },
  { name: "C.pthread_setcanceltype", header: "pthread.h", params: ["borrows", "writes"], endsThread: "asynchronously", source: `${man3}pthread_setcanceltype.3.html` },

  { name: "C.setjmp", alsoKnownAs: ["C._setjmp"], header: "setjmp.h", params: ["writes"], savesJump: true, source: `${man3}setjmp.3.html` },
  { name: "C.sigsetjmp", alsoKnownAs: ["C.__sigsetjmp"], header: "setjmp.h", params: ["writes", "borrows"], savesJump: true, source: `${man3}setjmp.3.html` },
];
