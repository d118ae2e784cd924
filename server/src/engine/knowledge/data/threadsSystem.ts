// The kernel and the C library: what depends on the calling thread, by the state it shares (see threads.ts). `lasting`
// changes stay with the thread when the goroutine has left it. Data only.
import type { ApiModel } from "../apiModel.ts";

const man2 = "https://man7.org/linux/man-pages/man2/";
const man3 = "https://man7.org/linux/man-pages/man3/";

export const systemThreadModels: readonly ApiModel[] = [
  // Linux: namespaces and attributes of one thread.
  { name: "C.setns", alsoKnownAs: ["C.SYS_setns"], header: "sched.h", thread: { group: "namespace", role: "set", lasting: true }, source: `${man2}setns.2.html` },
  { name: "C.unshare", alsoKnownAs: ["C.SYS_unshare"], header: "sched.h", thread: { group: "namespace", role: "set", lasting: true }, source: `${man2}unshare.2.html` },
  { name: "golang.org/x/sys/unix.Setns", alsoKnownAs: ["golang.org/x/sys/unix.Unshare", "syscall.Unshare"], thread: { group: "namespace", role: "set", lasting: true }, source: "https://pkg.go.dev/golang.org/x/sys/unix#Setns" },
  { name: "github.com/vishvananda/netns.Set", alsoKnownAs: ["github.com/vishvananda/netns.New", "github.com/vishvananda/netns.NewNamed"], thread: { group: "namespace", role: "set", lasting: true }, source: "https://pkg.go.dev/github.com/vishvananda/netns" },
  { name: "C.prctl", alsoKnownAs: ["C.SYS_prctl"], header: "sys/prctl.h", thread: { group: "thread attributes", role: "set" }, source: `${man2}prctl.2.html` },
  { name: "C.capset", alsoKnownAs: ["C.SYS_capset", "C.cap_set_proc"], header: "sys/capability.h", thread: { group: "thread attributes", role: "set", lasting: true }, source: `${man2}capset.2.html` },
  { name: "C.capget", alsoKnownAs: ["C.SYS_capget"], header: "sys/capability.h", thread: { group: "thread attributes" }, source: `${man2}capset.2.html` },
  { name: "C.cap_get_proc", header: "sys/capability.h", creates: { family: "cap_free" }, thread: { group: "thread attributes" }, source: "https://man7.org/linux/man-pages/man3/cap_get_proc.3.html" },
  { name: "C.SYS_setresuid", alsoKnownAs: ["C.SYS_setresgid", "C.SYS_setreuid", "C.SYS_setregid", "C.SYS_setuid", "C.SYS_setgid", "C.SYS_setgroups"], header: "sys/syscall.h", thread: { group: "thread attributes", role: "set", lasting: true }, source: `${man2}setresuid.2.html` },
  { name: "C.setfsuid", alsoKnownAs: ["C.setfsgid", "C.SYS_setfsuid", "C.SYS_setfsgid"], header: "sys/fsuid.h", thread: { group: "thread attributes", role: "set", lasting: true }, source: `${man2}setfsuid.2.html` },
  { name: "C.seccomp_load", alsoKnownAs: ["C.SYS_seccomp"], header: "seccomp.h", thread: { group: "thread attributes", role: "set", lasting: true }, source: `${man2}seccomp.2.html` },
  { name: "C.setfscreatecon", alsoKnownAs: ["C.setexeccon", "C.setsockcreatecon", "C.setkeycreatecon", "C.setcon"], header: "selinux/selinux.h", thread: { group: "security context", role: "set", lasting: true }, source: "https://man7.org/linux/man-pages/man3/setfscreatecon.3.html" },
  { name: "C.getfscreatecon", alsoKnownAs: ["C.getexeccon", "C.getsockcreatecon", "C.getkeycreatecon", "C.getcon"], header: "selinux/selinux.h", creates: { family: "freecon", outParam: 0 }, thread: { group: "security context" }, source: "https://man7.org/linux/man-pages/man3/getfscreatecon.3.html" },
  { name: "C.landlock_restrict_self", alsoKnownAs: ["C.SYS_landlock_restrict_self"], header: "linux/landlock.h", thread: { group: "thread attributes", role: "set", lasting: true }, source: `${man2}landlock_restrict_self.2.html` },
  { name: "C.personality", alsoKnownAs: ["C.SYS_personality"], header: "sys/personality.h", thread: { group: "thread attributes", role: "set", lasting: true }, source: `${man2}personality.2.html` },
  { name: "C.ioprio_set", alsoKnownAs: ["C.SYS_ioprio_set"], header: "linux/ioprio.h", thread: { group: "scheduling", role: "set", lasting: true }, source: `${man2}ioprio_set.2.html` },
  { name: "C.ptrace", alsoKnownAs: ["C.SYS_ptrace"], header: "sys/ptrace.h", thread: { group: "ptrace", role: "set" }, source: `${man2}ptrace.2.html` },

  // Scheduling and affinity of the calling thread.
  { name: "C.sched_setaffinity", alsoKnownAs: ["C.SYS_sched_setaffinity"], header: "sched.h", thread: { group: "scheduling", role: "set" }, source: `${man2}sched_setaffinity.2.html` },
  { name: "C.sched_getaffinity", alsoKnownAs: ["C.SYS_sched_getaffinity", "C.sched_getcpu"], header: "sched.h", thread: { group: "scheduling" }, source: `${man2}sched_setaffinity.2.html` },
  { name: "C.sched_setscheduler", alsoKnownAs: ["C.sched_setparam", "C.setpriority"], header: "sched.h", thread: { group: "scheduling", role: "set" }, source: `${man2}sched_setscheduler.2.html` },
  { name: "C.getpriority", alsoKnownAs: ["C.sched_getscheduler", "C.sched_getparam"], header: "sys/resource.h", thread: { group: "scheduling" }, source: `${man2}getpriority.2.html` },
  { name: "C.pthread_self", alsoKnownAs: ["C.SYS_gettid", "C.gettid"], header: "pthread.h", thread: { group: "scheduling", role: "set" }, source: `${man3}pthread_self.3.html` },
  { name: "C.pthread_setaffinity_np", alsoKnownAs: ["C.pthread_setschedparam", "C.pthread_setname_np", "C.pthread_setschedprio"], header: "pthread.h", thread: { group: "scheduling", role: "set" }, source: `${man3}pthread_setaffinity_np.3.html` },
  { name: "C.pthread_getaffinity_np", alsoKnownAs: ["C.pthread_getschedparam", "C.pthread_getname_np"], header: "pthread.h", thread: { group: "scheduling" }, source: `${man3}pthread_setaffinity_np.3.html` },

  // Values kept per thread by the C library.
  { name: "C.pthread_setspecific", alsoKnownAs: ["C.tss_set"], header: "pthread.h", thread: { group: "thread-specific data", role: "set" }, source: `${man3}pthread_setspecific.3p.html` },
  { name: "C.pthread_getspecific", alsoKnownAs: ["C.tss_get"], header: "pthread.h", thread: { group: "thread-specific data" }, source: `${man3}pthread_getspecific.3p.html` },
  { name: "C.uselocale", header: "locale.h", thread: { group: "locale", role: "set" }, source: `${man3}uselocale.3.html` },
  { name: "C.fesetround", alsoKnownAs: ["C.feenableexcept", "C.fedisableexcept", "C.fesetenv", "C.feclearexcept", "C.feholdexcept"], header: "fenv.h", thread: { group: "floating-point environment", role: "set" }, source: `${man3}fenv.3.html` },
  { name: "C.fegetround", alsoKnownAs: ["C.fetestexcept", "C.fegetenv", "C.fegetexcept"], header: "fenv.h", thread: { group: "floating-point environment" }, source: `${man3}fenv.3.html` },
];
