// libev: loops other than the default one.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libev: LibraryTable = {
  library: "libev",
  header: "ev.h",
  source: "https://metacpan.org/dist/EV/view/libev/ev.pod",
  families: [{ family: "ev_loop_destroy", creates: ["ev_loop_new"], releases: ["ev_loop_destroy"], lends: ["ev_default_loop"] }],
};
