// What functions of the C library do to errno, as far as it matters to a Go caller that takes two results. Data only.
// POSIX lets every function change errno on success unless it says otherwise; the rows name those that do it in practice,
// and not those, such as fopen and malloc, that hardly ever do.
import type { ErrnoFunction } from "../errnoFunction.ts";

const man2 = "https://man7.org/linux/man-pages/man2/";
const man3 = "https://man7.org/linux/man-pages/man3/";
const errno = `${man3}errno.3.html`;

export const errnoFunctions: readonly ErrnoFunction[] = [
  // errno is the only sign of failure: set to 0 before the call (cgo does) and looked at afterwards.
  { names: ["strtol", "strtoll", "strtoul", "strtoull", "strtoimax", "strtoumax"], errno: "tells", source: `${man3}strtol.3.html` },
  { names: ["strtod", "strtof", "strtold"], errno: "tells", source: `${man3}strtod.3.html` },
  { names: ["readdir", "readdir64"], errno: "tells", source: `${man3}readdir.3.html` },
  { names: ["getpriority", "nice"], errno: "tells", source: `${man2}getpriority.2.html` },
  { names: ["sysconf", "pathconf", "fpathconf", "confstr"], errno: "tells", source: `${man3}sysconf.3.html` },
  { names: ["getpwent", "getgrent", "getpwnam", "getpwuid", "getgrnam", "getgrgid"], errno: "tells", source: `${man3}getpwnam.3.html` },
  { names: ["clock", "times", "telldir", "ulimit", "fgetwc", "getwc", "wcstol", "wcstod"], errno: "tells", source: errno },
  { names: ["exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "pow", "sqrt", "fmod", "acos", "asin", "acosh", "atanh", "lgamma", "tgamma", "hypot", "sinh", "cosh"], errno: "tells", source: `${man3}math_error.3.html` },
  { names: ["ptrace"], errno: "tells", source: `${man2}ptrace.2.html` },

  // May leave errno set though they succeed: they try things inside (isatty, files that need not exist, other services).
  { names: ["printf", "puts", "putchar", "fputs", "fputc", "fflush", "fwrite", "fprintf"], errno: "leaves", clobbers: true, source: `${man3}printf.3.html` },
  { names: ["getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo", "res_init"], errno: "leaves", source: `${man3}getaddrinfo.3.html` },
  { names: ["dlopen", "dlsym", "setlocale", "newlocale", "iconv_open", "regcomp", "system", "realpath", "glob", "wordexp"], errno: "leaves", source: errno },
  { names: ["getlogin", "getlogin_r", "ttyname", "cuserid", "openpty", "forkpty", "posix_openpt", "initgroups", "getgrouplist"], errno: "leaves", source: `${man3}getlogin.3.html` },

  // Overwrite errno when they fail, or on the way: what an earlier call left there is gone.
  { names: ["vprintf", "vfprintf", "perror", "putc", "fputws", "dprintf", "vdprintf", "syslog", "vsyslog", "err", "warn", "warnx"], clobbers: true, source: `${man3}errno.3.html` },
  { names: ["close", "fclose", "closedir", "pclose", "shutdown"], clobbers: true, source: `${man2}close.2.html` },
  { names: ["unlink", "rmdir", "remove", "waitpid", "kill", "write", "ioctl", "fcntl", "flock", "munmap", "umount", "umount2", "usleep", "nanosleep", "sem_destroy", "shm_unlink", "sem_unlink", "sem_close", "mq_close"], clobbers: true, source: errno },

  // Leave errno alone, whatever they say.
  { names: ["free", "snprintf", "vsnprintf", "sprintf", "va_start", "va_end", "va_arg", "abs", "assert", "getpid", "getuid", "geteuid", "htons", "ntohs", "htonl", "ntohl", "qsort", "bsearch", "exit", "_exit", "abort"], errno: "keeps", source: errno },

  // Say what went wrong with their result, and nothing in errno.
  { names: ["posix_memalign", "posix_spawn", "posix_spawnp", "posix_fallocate", "posix_fadvise", "pthread_create", "pthread_join", "pthread_detach", "pthread_mutex_lock", "pthread_mutex_init", "pthread_cond_init", "pthread_key_create", "pthread_attr_init", "pthread_attr_setstacksize", "pthread_sigmask", "pthread_kill", "pthread_setschedparam", "clock_nanosleep", "sigwait"], errno: "unused", source: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_create.html" },
];
