// mpv: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const mpvTable: LibraryTable = {
  library: "mpv",
  header: "mpv/client.h",
  source: "https://github.com/mpv-player/mpv",
  families: [
    {
      family: "mpv_terminate_destroy",
      creates: ["mpv_create"],
      releases: ["mpv_terminate_destroy", "mpv_destroy", "mpv_detach_destroy"],
    },
    {
      family: "mpv_free",
      creates: ["mpv_get_property_string", "mpv_get_property_osd_string"],
      releases: ["mpv_free"],
    },
    {
      family: "mpv_render_context_free",
      header: "mpv/render.h",
      creates: [{ name: "mpv_render_context_create", outParam: 0 }],
      releases: ["mpv_render_context_free"],
    },
  ],
  rows: [
    { name: "mpv_client_name", returnsBorrowed: 0 },
    { name: "mpv_error_string", returnsBorrowed: "library" },
    { name: "mpv_event_name", returnsBorrowed: "library" },
    { name: "mpv_wait_event", returnsBorrowed: 0 },
  ],
};
