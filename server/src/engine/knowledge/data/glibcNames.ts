// C functions that exist in glibc and not in musl (or behave otherwise there), and functions that need shared libraries of
// glibc at run time even in a static program. Data only.
import type { LibcName } from "../libcPortability.ts";

const musl = "https://wiki.musl-libc.org/functional-differences-from-glibc.html";
const manual = "https://sourceware.org/glibc/manual/latest/html_node/";

export const libcNames: readonly LibcName[] = [
  { names: ["backtrace", "backtrace_symbols", "backtrace_symbols_fd"], trouble: "missing", source: `${manual}Backtraces.html` },
  { names: ["mallinfo", "mallinfo2", "malloc_stats", "malloc_info", "malloc_trim", "mallopt", "mcheck", "mprobe", "mtrace", "muntrace"], trouble: "missing", source: `${manual}Summary-of-Malloc.html` },
  { names: ["gnu_get_libc_version", "gnu_get_libc_release"], trouble: "missing", source: "https://man7.org/linux/man-pages/man3/gnu_get_libc_version.3.html" },
  { names: ["dlmopen", "dlvsym", "dladdr1"], trouble: "missing", source: "https://man7.org/linux/man-pages/man3/dlopen.3.html" },
  { names: ["getcontext", "setcontext", "makecontext", "swapcontext"], trouble: "missing", source: "https://man7.org/linux/man-pages/man3/makecontext.3.html" },
  { names: ["canonicalize_file_name", "fcloseall", "on_exit", "rpmatch", "getpw", "error", "error_at_line", "argp_parse", "argp_help", "argp_usage"], trouble: "missing", source: musl },
  { names: ["fts_open", "fts_read", "fts_close", "fts_children", "fts_set"], trouble: "missing", source: musl },
  { names: ["random_r", "srandom_r", "initstate_r", "setstate_r", "drand48_r", "lrand48_r", "mrand48_r", "srand48_r"], trouble: "missing", source: "https://man7.org/linux/man-pages/man3/random_r.3.html" },
  { names: ["res_ninit", "res_nquery", "res_nsearch", "res_nclose", "getaddrinfo_a", "gai_suspend", "gai_cancel"], trouble: "missing", source: "https://man7.org/linux/man-pages/man3/resolver.3.html" },
  { names: ["strerrorname_np", "strerrordesc_np", "sigabbrev_np", "sigdescr_np", "pthread_attr_setaffinity_np", "pthread_yield", "pthread_mutexattr_setkind_np", "register_printf_function", "register_printf_specifier"], trouble: "missing", source: "https://man7.org/linux/man-pages/man3/strerror.3.html" },
  { names: ["__libc_malloc", "__libc_free", "__libc_start_main", "__libc_enable_secure", "__libc_memalign"], trouble: "missing", source: musl },
  { names: ["strerror_r"], trouble: "strerror_r", source: "https://man7.org/linux/man-pages/man3/strerror.3.html" },
  { names: ["qsort_r"], trouble: "qsort_r", source: "https://man7.org/linux/man-pages/man3/qsort.3.html" },

  // glibc loads libnss_*.so for these, of the very version the program was linked with.
  { names: ["getaddrinfo", "gethostbyname", "gethostbyname2", "gethostbyaddr", "getnameinfo", "getservbyname", "getservbyport"], trouble: "static", source: "https://sourceware.org/glibc/wiki/FAQ#Even_statically_linked_programs_need_some_shared_libraries_which_is_not_acceptable_for_me.__What_can_I_do.3F" },
  { names: ["getpwnam", "getpwuid", "getpwnam_r", "getpwuid_r", "getgrnam", "getgrgid", "getgrnam_r", "getgrgid_r", "getpwent", "getgrent", "getgrouplist", "initgroups"], trouble: "static", source: "https://sourceware.org/glibc/manual/latest/html_node/Name-Service-Switch.html" },
  { names: ["dlopen", "iconv_open"], trouble: "static", source: musl },
];
