// Locks over real source: operations, stretches in Go, locks that a callback takes again.
import { describe, expect, test } from "vitest";
import { analysesFromSource, functionNamed } from "../../harness/sourcePackage.ts";

/** Printed facts of a function of a package with one Go file. */
async function printed(c: string, go: string, fn: string): Promise<readonly string[]> {
  const source = `package p\n\n/*\n#include <pthread.h>\ntypedef struct list { pthread_mutex_t lock; pthread_rwlock_t rw; void (*on)(struct list *); } list_t;\nvoid goEvent(list_t *l);\n${c}\n*/\nimport "C"\n\nimport (\n\t"sync"\n\t"time"\n)\n\nvar _ sync.Mutex\nvar _ time.Duration\n\n${go}\n`;
  const analyses = await analysesFromSource({ "a.go": source });
  return analyses.mutexes.printMutexes(functionNamed(analyses, fn)).trimEnd().split("\n").slice(1).map((line) => line.trim());
}

describe("operations", () => {
  test("of C, with fields, variables and statics", async () => {
    const c = "static pthread_mutex_t g;\nstatic void f(list_t *l) { static pthread_mutex_t s; pthread_mutex_lock(&l->lock); pthread_mutex_lock(&g); pthread_mutex_lock(&s); pthread_mutex_unlock(&l->lock); }";
    expect(await printed(c, "", "f")).toEqual([
      "lock #0.lock (struct_list.lock) by pthread_mutex_lock", "lock g (c) by pthread_mutex_lock", "lock f.s (c) by pthread_mutex_lock", "unlock #0.lock (struct_list.lock) by pthread_mutex_unlock",
    ]);
  });
  test("of Go, named and embedded", async () => {
    const go = "type conn struct {\n\tmu sync.RWMutex\n}\ntype base struct {\n\tsync.Mutex\n}\nvar all sync.Mutex\n\nfunc f(c *conn, b *base) {\n\tc.mu.RLock()\n\tb.Lock()\n\tall.Lock()\n\tdefer all.Unlock()\n}";
    expect(await printed("", go, "f")).toEqual([
      "read-lock #0.mu (conn.mu) by c.mu.RLock", "lock #1.Mutex (base.Mutex) by b.Lock", "lock all (go) by all.Lock", "deferred unlock all (go) by all.Unlock",
    ]);
  });
  test("wrappers of C and of Go; not functions that give back what they take", async () => {
    const c = "static void enter(list_t *l) { pthread_mutex_lock(&l->lock); }\nstatic void leave(list_t *l) { pthread_mutex_unlock(&l->lock); }\nstatic int size(list_t *l) { enter(l); leave(l); return 0; }";
    const go = "type box struct {\n\tl *C.list_t\n}\n\nfunc (b *box) enter() { C.enter(b.l) }\nfunc (b *box) use(other *box) {\n\tother.enter()\n\tC.size(b.l)\n\tC.leave(other.l)\n}";
    expect(await printed(c, go, "box.use")).toEqual([
      "lock #1.l.lock (struct_list.lock) by other.enter", "unlock #1.l.lock (struct_list.lock) by C.leave", "holds #1.l.lock until C.leave",
    ]);
  });
});

describe("stretches", () => {
  test("a deferred unlock, a wait in between, and a lock that stays", async () => {
    const go = "func f(l *C.list_t, m *C.list_t, done chan int) {\n\tC.pthread_mutex_lock(&l.lock)\n\tdefer C.pthread_mutex_unlock(&l.lock)\n\t<-done\n\tC.pthread_mutex_lock(&m.lock)\n}";
    expect((await printed("", go, "f")).filter((line) => line.startsWith("holds"))).toEqual([
      "holds #0.lock until C.pthread_mutex_unlock; waits: channel-receive", "holds #1.lock until it leaves",
    ]);
  });
  test("nothing is held after the unlock", async () => {
    const go = "func f(l *C.list_t, done chan int) {\n\tC.pthread_mutex_lock(&l.lock)\n\tC.pthread_mutex_unlock(&l.lock)\n\t<-done\n}";
    expect((await printed("", go, "f")).filter((line) => line.startsWith("holds"))).toEqual(["holds #0.lock until C.pthread_mutex_unlock"]);
  });
});

describe("deadlocks", () => {
  const go = "//export goEvent\nfunc goEvent(l *C.list_t) { C.add(l) }";
  const add = "static void add(list_t *l) { pthread_mutex_lock(&l->lock); pthread_mutex_unlock(&l->lock); }\n";
  const found = async (c: string, body = go, fn = "notify"): Promise<readonly string[]> => (await printed(c, body, fn)).filter((line) => line.startsWith("deadlock"));

  test("the same object, followed through the callback", async () => {
    expect(await found(`${add}static void notify(list_t *l) { pthread_mutex_lock(&l->lock); goEvent(l); pthread_mutex_unlock(&l->lock); }`)).toEqual([
      "deadlock on #0.lock: goEvent > C.add > pthread_mutex_lock (same)",
    ]);
  });
  test("through a field that holds one function", async () => {
    const c = `${add}static void set(list_t *l) { l->on = goEvent; }\nstatic void notify(list_t *l) { pthread_mutex_lock(&l->lock); l->on(l); pthread_mutex_unlock(&l->lock); }`;
    expect(await found(c)).toEqual(["deadlock on #0.lock: l->on > C.add > pthread_mutex_lock (same-field)"]);
  });
  test.each([
    ["unlocked before", `${add}static void notify(list_t *l) { pthread_mutex_lock(&l->lock); pthread_mutex_unlock(&l->lock); goEvent(l); }`],
    ["another lock", "static pthread_mutex_t o;\nstatic void add(list_t *l) { pthread_mutex_lock(&o); pthread_mutex_unlock(&o); }\nstatic void notify(list_t *l) { pthread_mutex_lock(&l->lock); goEvent(l); pthread_mutex_unlock(&l->lock); }"],
    ["recursive", `${add}static void init(list_t *l) { pthread_mutexattr_t a; pthread_mutexattr_settype(&a, PTHREAD_MUTEX_RECURSIVE); pthread_mutex_init(&l->lock, &a); }\nstatic void notify(list_t *l) { pthread_mutex_lock(&l->lock); goEvent(l); pthread_mutex_unlock(&l->lock); }`],
    ["given back by the callback first", "static void add(list_t *l) { pthread_mutex_unlock(&l->lock); pthread_mutex_lock(&l->lock); }\nstatic void notify(list_t *l) { pthread_mutex_lock(&l->lock); goEvent(l); pthread_mutex_unlock(&l->lock); }"],
    ["readers on both sides", "static void add(list_t *l) { pthread_rwlock_rdlock(&l->rw); pthread_rwlock_unlock(&l->rw); }\nstatic void notify(list_t *l) { pthread_rwlock_rdlock(&l->rw); goEvent(l); pthread_rwlock_unlock(&l->rw); }"],
    ["try-lock", "static void add(list_t *l) { pthread_mutex_trylock(&l->lock); }\nstatic void notify(list_t *l) { pthread_mutex_lock(&l->lock); goEvent(l); pthread_mutex_unlock(&l->lock); }"],
  ])("none: %s", async (_, c) => {
    expect(await found(c)).toEqual([]);
  });
  test("a lock of Go held across C, upgraded from read to write", async () => {
    const body = "type box struct {\n\tmu sync.RWMutex\n}\nvar it *box\n\n//export goEvent\nfunc goEvent(l *C.list_t) {\n\tit.mu.Lock()\n\tdefer it.mu.Unlock()\n}\n\nfunc (b *box) walk(l *C.list_t) {\n\tb.mu.RLock()\n\tdefer b.mu.RUnlock()\n\tC.each(l)\n}";
    expect(await found("static void each(list_t *l) { goEvent(l); }", body, "box.walk")).toEqual(["deadlock on #0.mu: C.each > goEvent > it.mu.Lock (same-field)"]);
  });
  test("Go calling Go takes no part", async () => {
    const body = "var mu sync.Mutex\n\n//export goEvent\nfunc goEvent(l *C.list_t) {\n\tmu.Lock()\n\tmu.Unlock()\n}\n\nfunc f(l *C.list_t) {\n\tmu.Lock()\n\tgoEvent(l)\n\tmu.Unlock()\n}";
    expect(await found("", body, "f")).toEqual([]);
  });
});
