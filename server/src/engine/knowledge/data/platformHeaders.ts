// Headers of C libraries, compilers and kernels beside those in standardHeaders.ts: large, deep, and what matters in
// them stands in the tables already. They are never read. Data only.

/** First folders of such headers: `sys/queue.h`, `linux/if.h`. */
export const platformHeaderFolders: ReadonlySet<string> = new Set([
  "sys", "linux", "asm", "asm-generic", "bits", "gnu", "net", "netinet", "netpacket", "netipx", "arpa", "rpc", "protocols", "scsi", "machine", "mach",
  "mach-o", "libkern", "os", "dispatch", "objc", "architecture", "i386", "arm", "arm64", "x86_64-linux-gnu", "c++", "experimental", "ext", "tr1", "backward",
]);

/** Names of such headers. */
export const platformHeaders: ReadonlySet<string> = new Set([
  "aio.h", "alloca.h", "ar.h", "argp.h", "byteswap.h", "complex.h", "cpio.h", "cpuid.h", "crypt.h", "elf.h", "emmintrin.h", "endian.h", "error.h", "execinfo.h",
  "features.h", "fmtmsg.h", "fstab.h", "fts.h", "ftw.h", "getopt.h", "gshadow.h", "iconv.h", "ifaddrs.h", "immintrin.h", "intrin.h", "iso646.h", "libintl.h", "link.h",
  "malloc.h", "mcheck.h", "mntent.h", "monetary.h", "mqueue.h", "nl_types.h", "nmmintrin.h", "obstack.h", "paths.h", "printf.h", "pty.h", "resolv.h",
  "search.h", "sgtty.h", "shadow.h", "smmintrin.h", "stdnoreturn.h", "stropts.h", "tar.h", "tgmath.h", "threads.h", "tmmintrin.h", "uchar.h",
  "ucontext.h", "ulimit.h", "util.h", "utmp.h", "utmpx.h", "values.h", "wait.h", "wchar.h", "wordexp.h", "x86intrin.h", "xlocale.h", "xmmintrin.h",
  "AvailabilityMacros.h", "Availability.h", "TargetConditionals.h", "windows.h", "winsock2.h", "ws2tcpip.h",
]);
