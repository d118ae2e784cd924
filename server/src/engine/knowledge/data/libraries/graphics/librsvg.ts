// librsvg: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const librsvgTable: LibraryTable = {
  library: "librsvg",
  header: "librsvg/rsvg.h",
  source: "https://gnome.pages.gitlab.gnome.org/librsvg/Rsvg-2.0/",
  families: [
    {
      family: "g_object_unref",
      creates: [
        "rsvg_handle_new", "rsvg_handle_new_with_flags", "rsvg_handle_new_from_data", "rsvg_handle_new_from_file",
        "rsvg_handle_new_from_gfile_sync", "rsvg_handle_new_from_stream_sync", "rsvg_handle_get_pixbuf", "rsvg_handle_get_pixbuf_sub",
        "rsvg_pixbuf_from_file", "rsvg_pixbuf_from_file_at_size", "rsvg_pixbuf_from_file_at_zoom", "rsvg_pixbuf_from_file_at_max_size",
      ],
      releases: ["rsvg_handle_free"],
    },
  ],
};
