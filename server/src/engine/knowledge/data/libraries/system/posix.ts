// The C library and POSIX beyond memory: streams, directories, address lists, patterns, semaphores, spawning.
// Creators that libcBorrow.ts already describes (fopen, opendir, getaddrinfo, glob, regcomp) say so there.
// Left out on purpose: file descriptors, which are numbers that travel freely; dlopen as a creator, since libraries are
// mostly loaded for good; mappings at a given address, which replace what was there; thread ids and keys. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";

export const posixTable: LibraryTable = {
  library: "C library",
  header: "stdio.h",
  source: "https://man7.org/linux/man-pages/",
  families: [
    {
      family: "fclose", source: "https://man7.org/linux/man-pages/man3/fclose.3.html",
      creates: ["tmpfile", "tmpfile64", { name: "fopencookie", params: ["keeps", "borrows", "borrows"] }, { name: "funopen", params: ["keeps", "borrows", "borrows", "borrows", "borrows"] }], releases: ["fclose"],
    },
    { family: "pclose", source: "https://man7.org/linux/man-pages/man3/popen.3.html", releases: ["pclose"] },
    { family: "closedir", header: "dirent.h", source: "https://man7.org/linux/man-pages/man3/closedir.3.html", creates: ["fdopendir"], releases: ["closedir"] },
    { family: "freeaddrinfo", header: "netdb.h", source: "https://man7.org/linux/man-pages/man3/getaddrinfo.3.html", releases: ["freeaddrinfo"] },
    { family: "freeifaddrs", header: "ifaddrs.h", source: "https://man7.org/linux/man-pages/man3/getifaddrs.3.html", creates: [{ name: "getifaddrs", outParam: 0, params: ["writes"] }], releases: ["freeifaddrs"] },
    { family: "if_freenameindex", header: "net/if.h", source: "https://man7.org/linux/man-pages/man3/if_nameindex.3.html", creates: ["if_nameindex"], releases: ["if_freenameindex"] },
    { family: "globfree", header: "glob.h", source: "https://man7.org/linux/man-pages/man3/glob.3.html", releases: ["globfree"] },
    { family: "regfree", header: "regex.h", source: "https://man7.org/linux/man-pages/man3/regex.3.html", releases: ["regfree"] },
    { family: "wordfree", header: "wordexp.h", source: "https://man7.org/linux/man-pages/man3/wordexp.3.html", creates: [{ name: "wordexp", inPlace: 1, params: ["borrows", "writes", "borrows"] }], releases: ["wordfree"] },
    { family: "dlclose", header: "dlfcn.h", source: "https://man7.org/linux/man-pages/man3/dlopen.3.html", releases: ["dlclose"] },
    { family: "iconv_close", header: "iconv.h", source: "https://man7.org/linux/man-pages/man3/iconv_open.3.html", creates: ["iconv_open"], releases: ["iconv_close"] },
    { family: "endmntent", header: "mntent.h", source: "https://man7.org/linux/man-pages/man3/getmntent.3.html", creates: [{ name: "setmntent", params: ["borrows", "borrows"] }], releases: ["endmntent"], lends: [{ name: "getmntent", owner: 0 }] },
    { family: "fts_close", header: "fts.h", source: "https://man7.org/linux/man-pages/man3/fts.3.html", creates: ["fts_open"], releases: ["fts_close"], lends: [{ name: "fts_read", owner: 0 }, { name: "fts_children", owner: 0 }] },
    { family: "posix_spawnattr_destroy", header: "spawn.h", source: "https://man7.org/linux/man-pages/man3/posix_spawn.3.html", creates: [{ name: "posix_spawnattr_init", inPlace: 0, params: ["writes"] }], releases: ["posix_spawnattr_destroy"] },
    { family: "posix_spawn_file_actions_destroy", header: "spawn.h", source: "https://man7.org/linux/man-pages/man3/posix_spawn.3.html", creates: [{ name: "posix_spawn_file_actions_init", inPlace: 0, params: ["writes"] }], releases: ["posix_spawn_file_actions_destroy"] },
    {
      family: "freelocale", header: "locale.h", source: "https://man7.org/linux/man-pages/man3/newlocale.3.html",
      creates: ["duplocale", { name: "newlocale", params: ["borrows", "borrows", "takes-on-success"] }], releases: ["freelocale"],
    },
    { family: "sem_destroy", header: "semaphore.h", source: "https://man7.org/linux/man-pages/man3/sem_init.3.html", creates: [{ name: "sem_init", inPlace: 0, params: ["writes", "borrows", "borrows"] }], releases: ["sem_destroy"] },
    { family: "sem_close", header: "semaphore.h", source: "https://man7.org/linux/man-pages/man3/sem_open.3.html", creates: ["sem_open"], releases: ["sem_close"] },
    { family: "mq_close", header: "mqueue.h", source: "https://man7.org/linux/man-pages/man3/mq_open.3.html", creates: ["mq_open"], releases: ["mq_close"] },
    { family: "catclose", header: "nl_types.h", source: "https://man7.org/linux/man-pages/man3/catopen.3.html", creates: ["catopen"], releases: ["catclose"], lends: [{ name: "catgets", owner: 0 }] },
    { family: "munmap", header: "sys/mman.h", source: "https://man7.org/linux/man-pages/man2/mmap.2.html", // What mmap gives is as often a piece of an allocator as a mapping of its own: no creation.
    creates: [], releases: ["munmap"] },
    { family: "timer_delete", header: "time.h", source: "https://man7.org/linux/man-pages/man2/timer_create.2.html", creates: [{ name: "timer_create", outParam: 2, params: ["borrows", "borrows", "writes"] }], releases: ["timer_delete"] },
    { family: "acl_free", header: "sys/acl.h", source: "https://man7.org/linux/man-pages/man3/acl_free.3.html", creates: ["acl_init", "acl_dup", "acl_from_text", "acl_from_mode", "acl_get_file", "acl_get_fd", "acl_to_text", "acl_to_any_text", "acl_get_qualifier"], releases: ["acl_free"] },
    { family: "cap_free", header: "sys/capability.h", source: "https://man7.org/linux/man-pages/man3/cap_init.3.html", creates: ["cap_init", "cap_dup", "cap_get_pid", "cap_get_file", "cap_get_fd", "cap_from_text", "cap_to_text", "cap_to_name", "cap_copy_int", "cap_iab_init", "cap_iab_get_proc", "cap_iab_from_text", "cap_iab_to_text"], releases: ["cap_free"] },
  ],
};

export const pthreadTable: LibraryTable = {
  library: "pthread",
  header: "pthread.h",
  source: "https://man7.org/linux/man-pages/man7/pthreads.7.html",
  families: [
    { family: "pthread_attr_destroy", source: "https://man7.org/linux/man-pages/man3/pthread_attr_init.3.html", creates: [{ name: "pthread_attr_init", inPlace: 0, params: ["writes"] }, { name: "pthread_getattr_np", inPlace: 1, params: ["borrows", "writes"] }], releases: ["pthread_attr_destroy"] },
    { family: "pthread_mutex_destroy", source: "https://man7.org/linux/man-pages/man3/pthread_mutex_init.3.html", creates: [{ name: "pthread_mutex_init", inPlace: 0, params: ["writes", "borrows"] }], releases: ["pthread_mutex_destroy"] },
    { family: "pthread_mutexattr_destroy", source: "https://man7.org/linux/man-pages/man3/pthread_mutexattr_init.3.html", creates: [{ name: "pthread_mutexattr_init", inPlace: 0, params: ["writes"] }], releases: ["pthread_mutexattr_destroy"] },
    { family: "pthread_cond_destroy", source: "https://man7.org/linux/man-pages/man3/pthread_cond_init.3.html", creates: [{ name: "pthread_cond_init", inPlace: 0, params: ["writes", "borrows"] }], releases: ["pthread_cond_destroy"] },
    { family: "pthread_condattr_destroy", source: "https://man7.org/linux/man-pages/man3/pthread_condattr_init.3p.html", creates: [{ name: "pthread_condattr_init", inPlace: 0, params: ["writes"] }], releases: ["pthread_condattr_destroy"] },
    { family: "pthread_rwlock_destroy", source: "https://man7.org/linux/man-pages/man3/pthread_rwlock_init.3p.html", creates: [{ name: "pthread_rwlock_init", inPlace: 0, params: ["writes", "borrows"] }], releases: ["pthread_rwlock_destroy"] },
    { family: "pthread_rwlockattr_destroy", source: "https://man7.org/linux/man-pages/man3/pthread_rwlockattr_init.3p.html", creates: [{ name: "pthread_rwlockattr_init", inPlace: 0, params: ["writes"] }], releases: ["pthread_rwlockattr_destroy"] },
    { family: "pthread_barrier_destroy", source: "https://man7.org/linux/man-pages/man3/pthread_barrier_init.3p.html", creates: [{ name: "pthread_barrier_init", inPlace: 0, params: ["writes", "borrows", "borrows"] }], releases: ["pthread_barrier_destroy"] },
    { family: "pthread_barrierattr_destroy", source: "https://man7.org/linux/man-pages/man3/pthread_barrierattr_init.3p.html", creates: [{ name: "pthread_barrierattr_init", inPlace: 0, params: ["writes"] }], releases: ["pthread_barrierattr_destroy"] },
    { family: "pthread_spin_destroy", source: "https://man7.org/linux/man-pages/man3/pthread_spin_init.3.html", creates: [{ name: "pthread_spin_init", inPlace: 0, params: ["writes", "borrows"] }], releases: ["pthread_spin_destroy"] },
  ],
};
