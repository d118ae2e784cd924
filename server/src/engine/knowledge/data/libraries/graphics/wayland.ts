// Wayland: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
// Protocol objects come from generated request functions of each protocol; only the core is named here.
import type { LibraryTable } from "../../../libraryTable.ts";

export const waylandTable: LibraryTable = {
  library: "Wayland",
  header: "wayland-client.h",
  source: "https://wayland.freedesktop.org/docs/html/apb.html",
  families: [
    {
      family: "wl_display_disconnect",
      creates: ["wl_display_connect", "wl_display_connect_to_fd"],
      releases: ["wl_display_disconnect"],
    },
    {
      family: "wl_event_queue_destroy",
      creates: ["wl_display_create_queue", "wl_display_create_queue_with_name"],
      releases: ["wl_event_queue_destroy"],
    },
    {
      family: "wl_registry_destroy",
      creates: ["wl_display_get_registry"],
      releases: ["wl_registry_destroy"],
    },
    {
      family: "wl_surface_destroy",
      creates: ["wl_compositor_create_surface"],
      releases: ["wl_surface_destroy"],
    },
    {
      family: "wl_region_destroy",
      creates: ["wl_compositor_create_region"],
      releases: ["wl_region_destroy"],
    },
    {
      family: "wl_shm_pool_destroy",
      creates: ["wl_shm_create_pool"],
      releases: ["wl_shm_pool_destroy"],
    },
    {
      family: "wl_buffer_destroy",
      creates: ["wl_shm_pool_create_buffer"],
      releases: ["wl_buffer_destroy"],
    },
    {
      family: "wl_display_destroy",
      header: "wayland-server.h",
      source: "https://wayland.freedesktop.org/docs/html/apc.html",
      creates: ["wl_display_create"],
      releases: ["wl_display_destroy"],
    },
    {
      family: "wl_event_loop_destroy",
      header: "wayland-server.h",
      source: "https://wayland.freedesktop.org/docs/html/apc.html",
      creates: ["wl_event_loop_create"],
      releases: ["wl_event_loop_destroy"],
      lends: [{ name: "wl_display_get_event_loop", owner: 0 }],
    },
    {
      family: "wl_event_source_remove",
      header: "wayland-server.h",
      source: "https://wayland.freedesktop.org/docs/html/apc.html",
      releases: ["wl_event_source_remove"],
    },
    {
      family: "wl_egl_window_destroy",
      header: "wayland-egl.h",
      source: "https://wayland.freedesktop.org/docs/html/apb.html",
      creates: ["wl_egl_window_create"],
      releases: ["wl_egl_window_destroy"],
    },
    {
      family: "wl_cursor_theme_destroy",
      header: "wayland-cursor.h",
      source: "https://wayland.freedesktop.org/docs/html/apb.html",
      creates: ["wl_cursor_theme_load"],
      releases: ["wl_cursor_theme_destroy"],
      lends: [{ name: "wl_cursor_theme_get_cursor", owner: 0 }, { name: "wl_cursor_image_get_buffer", owner: 0 }],
    },
  ],
};
