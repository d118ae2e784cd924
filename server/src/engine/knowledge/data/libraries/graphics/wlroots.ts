// wlroots: what a compositor makes and releases itself. Globals, seats, outputs and renderers go with the display and
// are left out. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lending } from "../../../tableEntries.ts";

export const wlrootsTable: LibraryTable = {
  library: "wlroots",
  header: "wlr/types/wlr_cursor.h",
  source: "https://gitlab.freedesktop.org/wlroots/wlroots/-/tree/master/include/wlr",
  families: [
    { family: "wlr_cursor_destroy", creates: ["wlr_cursor_create"], releases: ["wlr_cursor_destroy"] },
    { family: "wlr_xcursor_manager_destroy", header: "wlr/types/wlr_xcursor_manager.h", creates: ["wlr_xcursor_manager_create"], releases: ["wlr_xcursor_manager_destroy"] },
    { family: "wlr_xcursor_theme_destroy", header: "wlr/xcursor.h", creates: ["wlr_xcursor_theme_load"], releases: ["wlr_xcursor_theme_destroy"] },
    { family: "wlr_texture_destroy", header: "wlr/render/wlr_texture.h", creates: ["wlr_texture_from_pixels", "wlr_texture_from_dmabuf", "wlr_texture_from_buffer"], releases: ["wlr_texture_destroy"] },
    { family: "wlr_swapchain_destroy", header: "wlr/render/swapchain.h", creates: ["wlr_swapchain_create"], releases: ["wlr_swapchain_destroy"] },
    { family: "wlr_keyboard_group_destroy", header: "wlr/types/wlr_keyboard_group.h", creates: ["wlr_keyboard_group_create"], releases: ["wlr_keyboard_group_destroy"] },
  ],
  rows: lending(0, "wlr_xcursor_manager_get_xcursor", "wlr_xcursor_theme_get_cursor", "wlr_surface_get_texture", "wlr_seat_get_keyboard", "wlr_output_preferred_mode", "wlr_xdg_surface_from_wlr_surface", "wlr_xwayland_surface_from_wlr_surface"),
};
