// xkbcommon: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const xkbcommonTable: LibraryTable = {
  library: "xkbcommon",
  header: "xkbcommon/xkbcommon.h",
  source: "https://xkbcommon.org/doc/current/",
  families: [
    {
      family: "xkb_context_unref",
      creates: ["xkb_context_new"],
      releases: ["xkb_context_unref"],
      retains: [{ name: "xkb_context_ref", returns: true }],
      lends: [{ name: "xkb_keymap_get_context", owner: 0 }],
    },
    {
      family: "xkb_keymap_unref",
      creates: [
        "xkb_keymap_new_from_names", "xkb_keymap_new_from_names2", "xkb_keymap_new_from_string", "xkb_keymap_new_from_buffer",
        "xkb_keymap_new_from_file",
      ],
      releases: ["xkb_keymap_unref"],
      retains: [{ name: "xkb_keymap_ref", returns: true }],
      lends: [{ name: "xkb_state_get_keymap", owner: 0 }],
    },
    {
      family: "xkb_state_unref",
      creates: ["xkb_state_new"],
      releases: ["xkb_state_unref"],
      retains: [{ name: "xkb_state_ref", returns: true }],
      lends: [{ name: "xkb_compose_state_get_compose_table", owner: 0 }],
    },
    {
      family: "malloc",
      creates: ["xkb_keymap_get_as_string", "xkb_keymap_get_as_string2"],
      releases: [],
    },
    {
      family: "xkb_compose_table_unref",
      header: "xkbcommon/xkbcommon-compose.h",
      creates: ["xkb_compose_table_new_from_locale", "xkb_compose_table_new_from_file", "xkb_compose_table_new_from_buffer"],
      releases: ["xkb_compose_table_unref"],
      retains: [{ name: "xkb_compose_table_ref", returns: true }],
    },
    {
      family: "xkb_compose_state_unref",
      header: "xkbcommon/xkbcommon-compose.h",
      creates: ["xkb_compose_state_new"],
      releases: ["xkb_compose_state_unref"],
      retains: [{ name: "xkb_compose_state_ref", returns: true }],
    },
    {
      family: "xkb_keymap_unref",
      header: "xkbcommon/xkbcommon-x11.h",
      creates: ["xkb_x11_keymap_new_from_device"],
      releases: [],
    },
    {
      family: "xkb_state_unref",
      header: "xkbcommon/xkbcommon-x11.h",
      creates: ["xkb_x11_state_new_from_device"],
      releases: [],
    },
  ],
  rows: [
    { name: "xkb_keymap_mod_get_name", returnsBorrowed: 0 },
    { name: "xkb_keymap_layout_get_name", returnsBorrowed: 0 },
    { name: "xkb_keymap_led_get_name", returnsBorrowed: 0 },
  ],
};
