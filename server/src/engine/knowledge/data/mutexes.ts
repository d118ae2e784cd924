// Locks, in C and in Go: which calls take and give back which argument. `recursive` locks may be taken again by the
// thread that holds them. Data only; files and processes are locked elsewhere.
import type { ApiModel } from "../apiModel.ts";

const posix = "https://pubs.opengroup.org/onlinepubs/9799919799/functions/";
const c11 = "https://en.cppreference.com/w/c/thread/";
const sync = "https://pkg.go.dev/sync";
const win = "https://learn.microsoft.com/windows/win32/api/synchapi/nf-synchapi-";
const glib = "https://docs.gtk.org/glib/method.";
const uv = "https://docs.libuv.org/en/v1.x/threading.html";
const sqlite = "https://www.sqlite.org/c3ref/mutex_alloc.html";
const pulse = "https://freedesktop.org/software/pulseaudio/doxygen/thread-mainloop_8h.html";
const sdl = "https://wiki.libsdl.org/SDL2/";

export const mutexModels: readonly ApiModel[] = [
  { name: "C.pthread_mutex_lock", header: "pthread.h", mutex: { param: 0, does: "lock" }, source: `${posix}pthread_mutex_lock.html` },
  { name: "C.pthread_mutex_trylock", alsoKnownAs: ["C.pthread_mutex_timedlock", "C.pthread_mutex_clocklock"], header: "pthread.h", mutex: { param: 0, does: "try-lock" }, source: `${posix}pthread_mutex_lock.html` },
  { name: "C.pthread_mutex_unlock", header: "pthread.h", mutex: { param: 0, does: "unlock" }, source: `${posix}pthread_mutex_lock.html` },
  { name: "C.pthread_rwlock_rdlock", header: "pthread.h", mutex: { param: 0, does: "read-lock" }, source: `${posix}pthread_rwlock_rdlock.html` },
  { name: "C.pthread_rwlock_wrlock", header: "pthread.h", mutex: { param: 0, does: "lock" }, source: `${posix}pthread_rwlock_wrlock.html` },
  { name: "C.pthread_rwlock_tryrdlock", alsoKnownAs: ["C.pthread_rwlock_trywrlock"], header: "pthread.h", mutex: { param: 0, does: "try-lock" }, source: `${posix}pthread_rwlock_wrlock.html` },
  { name: "C.pthread_rwlock_unlock", header: "pthread.h", mutex: { param: 0, does: "unlock" }, source: `${posix}pthread_rwlock_unlock.html` },
  { name: "C.pthread_spin_lock", header: "pthread.h", mutex: { param: 0, does: "lock" }, source: `${posix}pthread_spin_lock.html` },
  { name: "C.pthread_spin_trylock", header: "pthread.h", mutex: { param: 0, does: "try-lock" }, source: `${posix}pthread_spin_lock.html` },
  { name: "C.pthread_spin_unlock", header: "pthread.h", mutex: { param: 0, does: "unlock" }, source: `${posix}pthread_spin_unlock.html` },
  { name: "C.mtx_lock", header: "threads.h", mutex: { param: 0, does: "lock" }, source: `${c11}mtx_lock` },
  { name: "C.mtx_trylock", alsoKnownAs: ["C.mtx_timedlock"], header: "threads.h", mutex: { param: 0, does: "try-lock" }, source: `${c11}mtx_trylock` },
  { name: "C.mtx_unlock", header: "threads.h", mutex: { param: 0, does: "unlock" }, source: `${c11}mtx_unlock` },
  { name: "C.flockfile", header: "stdio.h", mutex: { param: 0, does: "lock", recursive: true }, source: `${posix}flockfile.html` },
  { name: "C.funlockfile", header: "stdio.h", mutex: { param: 0, does: "unlock", recursive: true }, source: `${posix}flockfile.html` },
  { name: "C.os_unfair_lock_lock", header: "os/lock.h", mutex: { param: 0, does: "lock" }, source: "https://developer.apple.com/documentation/os/1646466-os_unfair_lock_lock" },
  { name: "C.os_unfair_lock_unlock", header: "os/lock.h", mutex: { param: 0, does: "unlock" }, source: "https://developer.apple.com/documentation/os/1646469-os_unfair_lock_unlock" },
  { name: "C.EnterCriticalSection", header: "synchapi.h", mutex: { param: 0, does: "lock", recursive: true }, source: `${win}entercriticalsection` },
  { name: "C.LeaveCriticalSection", header: "synchapi.h", mutex: { param: 0, does: "unlock", recursive: true }, source: `${win}leavecriticalsection` },
  { name: "C.AcquireSRWLockExclusive", header: "synchapi.h", mutex: { param: 0, does: "lock" }, source: `${win}acquiresrwlockexclusive` },
  { name: "C.ReleaseSRWLockExclusive", alsoKnownAs: ["C.ReleaseSRWLockShared"], header: "synchapi.h", mutex: { param: 0, does: "unlock" }, source: `${win}releasesrwlockexclusive` },
  { name: "C.AcquireSRWLockShared", header: "synchapi.h", mutex: { param: 0, does: "read-lock" }, source: `${win}acquiresrwlockshared` },
  { name: "C.g_mutex_lock", header: "glib.h", mutex: { param: 0, does: "lock" }, source: `${glib}Mutex.lock.html` },
  { name: "C.g_mutex_unlock", header: "glib.h", mutex: { param: 0, does: "unlock" }, source: `${glib}Mutex.unlock.html` },
  { name: "C.g_rec_mutex_lock", header: "glib.h", mutex: { param: 0, does: "lock", recursive: true }, source: `${glib}RecMutex.lock.html` },
  { name: "C.g_rec_mutex_unlock", header: "glib.h", mutex: { param: 0, does: "unlock", recursive: true }, source: `${glib}RecMutex.unlock.html` },
  { name: "C.uv_mutex_lock", header: "uv.h", mutex: { param: 0, does: "lock" }, source: uv },
  { name: "C.uv_mutex_unlock", header: "uv.h", mutex: { param: 0, does: "unlock" }, source: uv },
  { name: "C.SDL_LockMutex", alsoKnownAs: ["C.SDL_mutexP"], header: "SDL_mutex.h", mutex: { param: 0, does: "lock", recursive: true }, source: `${sdl}SDL_LockMutex` },
  { name: "C.SDL_UnlockMutex", alsoKnownAs: ["C.SDL_mutexV"], header: "SDL_mutex.h", mutex: { param: 0, does: "unlock", recursive: true }, source: `${sdl}SDL_UnlockMutex` },
  { name: "C.sqlite3_mutex_enter", header: "sqlite3.h", mutex: { param: 0, does: "lock", recursive: true }, source: sqlite },
  { name: "C.sqlite3_mutex_leave", header: "sqlite3.h", mutex: { param: 0, does: "unlock", recursive: true }, source: sqlite },
  { name: "C.pa_threaded_mainloop_lock", header: "pulse/thread-mainloop.h", mutex: { param: 0, does: "lock", recursive: true }, source: pulse },
  { name: "C.pa_threaded_mainloop_unlock", header: "pulse/thread-mainloop.h", mutex: { param: 0, does: "unlock", recursive: true }, source: pulse },
  { name: "C.XLockDisplay", header: "X11/Xlib.h", mutex: { param: 0, does: "lock", recursive: true }, source: "https://www.x.org/releases/current/doc/libX11/libX11/libX11.html#XLockDisplay" },
  { name: "C.XUnlockDisplay", header: "X11/Xlib.h", mutex: { param: 0, does: "unlock", recursive: true }, source: "https://www.x.org/releases/current/doc/libX11/libX11/libX11.html#XUnlockDisplay" },
  { name: "sync.Mutex.Lock", mutex: { param: -1, does: "lock" }, source: `${sync}#Mutex.Lock` },
  { name: "sync.Mutex.TryLock", mutex: { param: -1, does: "try-lock" }, source: `${sync}#Mutex.TryLock` },
  { name: "sync.Mutex.Unlock", mutex: { param: -1, does: "unlock" }, source: `${sync}#Mutex.Unlock` },
  { name: "sync.RWMutex.Lock", mutex: { param: -1, does: "lock" }, source: `${sync}#RWMutex.Lock` },
  { name: "sync.RWMutex.RLock", mutex: { param: -1, does: "read-lock" }, source: `${sync}#RWMutex.RLock` },
  { name: "sync.RWMutex.TryLock", alsoKnownAs: ["sync.RWMutex.TryRLock"], mutex: { param: -1, does: "try-lock" }, source: `${sync}#RWMutex.TryLock` },
  { name: "sync.RWMutex.Unlock", alsoKnownAs: ["sync.RWMutex.RUnlock"], mutex: { param: -1, does: "unlock" }, source: `${sync}#RWMutex.Unlock` },
];
