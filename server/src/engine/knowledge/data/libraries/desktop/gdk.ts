// GDK: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const gdkTable: LibraryTable = {
  library: "GDK",
  header: "gdk/gdk.h",
  source: "https://docs.gtk.org/gdk3/",
  families: [
    {
      family: "g_object_unref",
      creates: [
        "gdk_cursor_new_for_display", "gdk_cursor_new_from_name", "gdk_cursor_new_from_pixbuf", "gdk_cursor_new_from_surface",
        "gdk_pixbuf_get_from_window", "gdk_pixbuf_get_from_surface", "gdk_pixbuf_get_from_drawable", "gdk_texture_new_for_pixbuf",
        "gdk_texture_new_from_file", "gdk_texture_new_from_resource", "gdk_texture_new_from_bytes", "gdk_memory_texture_new",
        "gdk_content_provider_new_for_value", "gdk_content_provider_new_for_bytes", "gdk_pango_context_get",
      ],
      releases: ["gdk_cursor_unref"],
    },
    {
      family: "gdk_event_free",
      creates: ["gdk_event_new", "gdk_event_copy", "gdk_event_get", "gdk_event_peek", "gdk_display_get_event", "gdk_display_peek_event"],
      releases: ["gdk_event_free"],
    },
    {
      family: "gdk_rgba_free",
      creates: ["gdk_rgba_copy"],
      releases: ["gdk_rgba_free"],
    },
    {
      family: "gdk_color_free",
      creates: ["gdk_color_copy"],
      releases: ["gdk_color_free"],
    },
    {
      family: "g_free",
      creates: ["gdk_rgba_to_string", "gdk_color_to_string", "gdk_screen_make_display_name"],
      releases: [],
    },
    {
      family: "cairo_destroy",
      creates: ["gdk_cairo_create"],
      releases: [],
    },
    {
      family: "g_list_free",
      creates: [
        "gdk_window_get_children", "gdk_screen_get_toplevel_windows", "gdk_screen_get_window_stack", "gdk_seat_get_slaves",
        "gdk_display_list_seats", "gdk_screen_list_visuals",
      ],
      releases: [],
    },
  ],
  rows: [
    { name: "gdk_display_get_default", returnsBorrowed: "library" },
    { name: "gdk_screen_get_default", returnsBorrowed: "library" },
    { name: "gdk_display_manager_get", returnsBorrowed: "library" },
    { name: "gdk_display_get_default_screen", returnsBorrowed: 0 },
    { name: "gdk_display_get_name", returnsBorrowed: 0 },
    { name: "gdk_screen_get_root_window", returnsBorrowed: 0 },
    { name: "gdk_keyval_name", returnsBorrowed: "library" },
    { name: "gdk_get_default_root_window", returnsBorrowed: "library" },
  ],
};
