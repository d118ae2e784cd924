// libnuma: memory and bit masks.
import type { LibraryTable } from "../../../libraryTable.ts";

export const numa: LibraryTable = {
  library: "libnuma",
  header: "numa.h",
  source: "https://man7.org/linux/man-pages/man3/numa.3.html",
  families: [
    { family: "numa_free", creates: ["numa_alloc", "numa_alloc_onnode", "numa_alloc_local", "numa_alloc_interleaved", "numa_alloc_interleaved_subset"], releases: ["numa_free"] },
    {
      family: "numa_bitmask_free",
      creates: ["numa_bitmask_alloc", "numa_allocate_nodemask", "numa_allocate_cpumask", "numa_parse_nodestring", "numa_parse_cpustring", "numa_get_run_node_mask", "numa_get_interleave_mask", "numa_get_membind", "numa_get_mems_allowed"],
      releases: ["numa_bitmask_free", "numa_free_nodemask", "numa_free_cpumask"],
    },
  ],
};
