// libass: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libassTable: LibraryTable = {
  library: "libass",
  header: "ass/ass.h",
  source: "https://github.com/libass/libass",
  families: [
    {
      family: "ass_library_done",
      creates: ["ass_library_init"],
      releases: ["ass_library_done"],
    },
    {
      family: "ass_renderer_done",
      creates: ["ass_renderer_init"],
      releases: ["ass_renderer_done"],
    },
    {
      family: "ass_free_track",
      creates: ["ass_new_track", "ass_read_file", "ass_read_memory"],
      releases: ["ass_free_track"],
    },
  ],
};
