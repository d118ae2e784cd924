// libuv: loops and synchronisation objects live in memory of the caller; lists are allocated.
import type { LibraryTable } from "../../../libraryTable.ts";
import { inPlace, out } from "../../../tableEntries.ts";

export const libuv: LibraryTable = {
  library: "libuv",
  header: "uv.h",
  source: "https://docs.libuv.org/en/v1.x/",
  families: [
    { family: "uv_loop_close", source: "https://docs.libuv.org/en/v1.x/loop.html", creates: inPlace(0, "uv_loop_init"), releases: ["uv_loop_close"], lends: ["uv_default_loop"] },
    { family: "uv_loop_delete", source: "https://docs.libuv.org/en/v1.x/loop.html", creates: ["uv_loop_new"], releases: ["uv_loop_delete"] },
    { family: "uv_free_interface_addresses", source: "https://docs.libuv.org/en/v1.x/misc.html", creates: out(0, "uv_interface_addresses"), releases: ["uv_free_interface_addresses"] },
    { family: "uv_free_cpu_info", source: "https://docs.libuv.org/en/v1.x/misc.html", creates: out(0, "uv_cpu_info"), releases: ["uv_free_cpu_info"] },
    { family: "uv_os_free_passwd", source: "https://docs.libuv.org/en/v1.x/misc.html", creates: inPlace(0, "uv_os_get_passwd"), releases: ["uv_os_free_passwd"] },
    { family: "uv_mutex_destroy", source: "https://docs.libuv.org/en/v1.x/threading.html", creates: inPlace(0, "uv_mutex_init", "uv_mutex_init_recursive"), releases: ["uv_mutex_destroy"] },
    { family: "uv_rwlock_destroy", source: "https://docs.libuv.org/en/v1.x/threading.html", creates: inPlace(0, "uv_rwlock_init"), releases: ["uv_rwlock_destroy"] },
    { family: "uv_sem_destroy", source: "https://docs.libuv.org/en/v1.x/threading.html", creates: inPlace(0, "uv_sem_init"), releases: ["uv_sem_destroy"] },
    { family: "uv_cond_destroy", source: "https://docs.libuv.org/en/v1.x/threading.html", creates: inPlace(0, "uv_cond_init"), releases: ["uv_cond_destroy"] },
    { family: "uv_barrier_destroy", source: "https://docs.libuv.org/en/v1.x/threading.html", creates: inPlace(0, "uv_barrier_init"), releases: ["uv_barrier_destroy"] },
    { family: "uv_key_delete", source: "https://docs.libuv.org/en/v1.x/threading.html", creates: inPlace(0, "uv_key_create"), releases: ["uv_key_delete"] },
  ],
};
