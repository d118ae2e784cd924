// What may be called from a signal handler: the async-signal-safe functions of POSIX.1-2024, and functions of libc and
// common libraries that must not be called there, since they lock, allocate or keep state of their own. `unlisted`: not
// on the list of POSIX, yet known to do neither in the usual C libraries. Data only; names are those of C.
import type { SignalSafetyRow } from "../signalBehaviour.ts";

export const signalSafetyRows: readonly SignalSafetyRow[] = [
  // POSIX.1-2024, 2.4.3 Signal Actions.
  {
    names: [
      "_Exit",
      "_Fork", "_exit", "abort", "accept", "accept4", "access", "aio_error", "aio_return", "aio_suspend", "alarm", "be16toh",
      "be32toh", "be64toh", "bind", "cfgetispeed", "cfgetospeed", "cfsetispeed", "cfsetospeed", "chdir", "chmod", "chown",
      "clock_gettime", "close", "connect", "creat", "dup", "dup2", "dup3", "execl", "execle", "execv", "execve", "faccessat",
      "fchdir", "fchmod", "fchmodat", "fchown", "fchownat", "fcntl", "fdatasync", "fexecve", "ffs", "fstat", "fstatat",
      "fsync", "ftruncate", "futimens", "getegid", "geteuid", "getgid", "getgroups", "getpeername", "getpgrp", "getpid",
      "getppid", "getresgid", "getresuid", "getsockname", "getsockopt", "getuid", "htobe16", "htobe32", "htobe64", "htole16",
      "htole32", "htole64", "htonl", "htons", "kill", "killpg", "le16toh", "le32toh", "le64toh", "link", "linkat", "listen",
      "longjmp", "lseek", "lstat", "memccpy", "memchr", "memcmp", "memcpy", "memmem", "memmove", "memset", "mkdir",
      "mkdirat", "mkfifo", "mkfifoat", "mknod", "mknodat", "ntohl", "ntohs", "open", "openat", "pause", "pipe", "pipe2",
      "poll", "posix_close", "ppoll", "pread", "pselect", "pthread_kill", "pthread_self", "pthread_sigmask", "pwrite",
      "quick_exit", "raise", "read", "readlink", "readlinkat", "readv", "recv", "recvfrom", "recvmsg", "rename", "renameat",
      "rmdir", "select", "sem_post", "send", "sendmsg", "sendto", "setegid", "seteuid", "setgid", "setpgid", "setregid",
      "setresgid", "setresuid", "setreuid", "setsid", "setsockopt", "setuid", "shutdown", "sig2str", "sigaction", "sigaddset",
      "sigdelset", "sigemptyset", "sigfillset", "sigismember", "siglongjmp", "signal", "sigpause", "sigpending", "sigprocmask",
      "sigqueue", "sigset", "sigsuspend", "sleep", "sockatmark", "socket", "socketpair", "stat", "stpcpy", "stpncpy",
      "str2sig", "strcat", "strchr", "strcmp", "strcpy", "strcspn", "strlcat", "strlcpy", "strlen", "strncat", "strncmp",
      "strncpy", "strnlen", "strpbrk", "strrchr", "strspn", "strstr", "strtok_r", "symlink", "symlinkat", "tcdrain", "tcflow",
      "tcflush", "tcgetattr", "tcgetpgrp", "tcgetwinsize", "tcsendbreak", "tcsetattr", "tcsetpgrp", "tcsetwinsize", "time",
      "timer_getoverrun", "timer_gettime", "timer_settime", "times", "umask", "uname", "unlink", "unlinkat", "utime",
      "utimensat", "utimes", "va_arg", "va_copy", "va_end", "va_start", "wait", "waitid", "waitpid", "wcpcpy", "wcpncpy",
      "wcscat", "wcschr", "wcscmp", "wcscpy", "wcscspn", "wcslcat", "wcslcpy", "wcslen", "wcsncat", "wcsncmp", "wcsncpy",
      "wcsnlen", "wcspbrk", "wcsrchr", "wcsspn", "wcsstr", "wcstok", "wmemchr", "wmemcmp", "wmemcpy", "wmemmove", "wmemset",
      "write", "writev",
    ],
    signalSafe: true,
    source: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/V2_chap02.html#tag_16_04_03",
  },
  // Streams of stdio are locked and buffered.
  {
    names: [
      "printf",
      "fprintf", "vprintf", "vfprintf", "puts", "fputs", "putchar", "putc", "fputc", "fwrite", "fread", "fgets", "fgetc",
      "getc", "getchar", "scanf", "fscanf", "fopen", "fdopen", "freopen", "fclose", "fflush", "fseek", "ftell", "rewind",
      "setvbuf", "perror", "tmpfile", "popen", "pclose", "getline", "errx", "verrx", "warnx", "vwarnx", "psignal",
      "__printf_chk", "__fprintf_chk", "wprintf", "fwprintf",
    ],
    signalSafe: false,
    source: "https://man7.org/linux/man-pages/man7/signal-safety.7.html",
  },
  // The heap is locked.
  {
    names: [
      "malloc",
      "calloc", "realloc", "reallocarray", "free", "posix_memalign", "aligned_alloc", "memalign", "strdup", "strndup", "wcsdup",
      "asprintf", "vasprintf", "backtrace_symbols", "getcwd", "realpath", "scandir", "opendir", "closedir", "readdir", "glob",
      "mallopt", "malloc_trim", "operator_new", "operator_delete",
    ],
    signalSafe: false,
    source: "https://man7.org/linux/man-pages/man7/signal-safety.7.html",
  },
  // Threads and locks: the interrupted code may hold the very lock.
  {
    names: [
      "pthread_mutex_lock",
      "pthread_mutex_unlock", "pthread_mutex_trylock", "pthread_mutex_timedlock", "pthread_cond_wait", "pthread_cond_timedwait",
      "pthread_cond_signal", "pthread_cond_broadcast", "pthread_rwlock_rdlock", "pthread_rwlock_wrlock", "pthread_rwlock_unlock",
      "pthread_spin_lock", "pthread_create", "pthread_join", "pthread_detach", "pthread_exit", "pthread_once", "pthread_cancel",
      "sem_wait", "sem_timedwait", "mtx_lock", "mtx_unlock", "cnd_wait", "cnd_signal", "cnd_broadcast", "thrd_create", "call_once",
    ],
    signalSafe: false,
    source: "https://man7.org/linux/man-pages/man7/signal-safety.7.html",
  },
  // State of the C library: log, locale, time zone, environment, name service, loader, exit handlers.
  {
    names: [
      "syslog",
      "vsyslog", "openlog", "closelog", "exit", "atexit", "on_exit", "setlocale", "localtime", "localtime_r", "gmtime",
      "ctime", "asctime", "mktime", "strftime", "tzset", "setenv", "unsetenv", "putenv", "clearenv", "getpwnam", "getpwuid",
      "getpwnam_r", "getpwuid_r", "getgrnam", "getgrgid", "getaddrinfo", "freeaddrinfo", "gethostbyname", "gethostbyaddr",
      "dlopen", "dlclose", "dlsym", "dlerror", "system", "fork", "strsignal", "getlogin", "regcomp", "iconv", "iconv_open",
    ],
    signalSafe: false,
    source: "https://man7.org/linux/man-pages/man7/signal-safety.7.html",
  },
  // Logging and memory of other libraries.
  {
    names: [
      "g_print",
      "g_printerr", "g_log", "g_message", "g_warning", "g_error", "g_critical", "g_debug", "g_malloc", "g_malloc0", "g_free",
      "g_strdup", "g_strdup_printf", "g_mutex_lock", "g_mutex_unlock", "NSLog", "os_log", "__android_log_print",
      "__android_log_write", "sqlite3_exec", "sqlite3_close", "curl_easy_perform", "curl_easy_cleanup",
    ],
    signalSafe: false,
    source: "https://man7.org/linux/man-pages/man7/signal-safety.7.html",
  },
  // In practice harmless.
  {
    names: [
      "snprintf",
      "sprintf", "vsnprintf", "vsprintf", "dprintf", "vdprintf", "strerror", "strerror_r", "strtok", "strtol", "strtoul",
      "strtod", "atoi", "atol", "getenv", "secure_getenv", "rand", "srand", "random", "srandom", "gmtime_r", "gettimeofday",
      "usleep", "nanosleep", "backtrace", "backtrace_symbols_fd", "qsort", "bsearch", "pthread_getspecific", "pthread_setspecific",
      "mmap", "munmap", "mprotect", "dladdr", "prctl", "syscall", "ioctl", "isatty", "ttyname", "inet_ntop", "inet_pton",
      "sigaltstack", "setitimer",
    ],
    signalSafe: "unlisted",
    source: "https://man7.org/linux/man-pages/man7/signal-safety.7.html",
  },
];
