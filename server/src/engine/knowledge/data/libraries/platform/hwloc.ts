// hwloc: topologies and bitmaps.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const hwloc: LibraryTable = {
  library: "hwloc",
  header: "hwloc.h",
  source: "https://www.open-mpi.org/projects/hwloc/doc/",
  families: [
    { family: "hwloc_topology_destroy", creates: out(0, "hwloc_topology_init", "hwloc_topology_dup"), releases: ["hwloc_topology_destroy"] },
    { family: "hwloc_bitmap_free", creates: ["hwloc_bitmap_alloc", "hwloc_bitmap_alloc_full", "hwloc_bitmap_dup"], releases: ["hwloc_bitmap_free"] },
  ],
};
