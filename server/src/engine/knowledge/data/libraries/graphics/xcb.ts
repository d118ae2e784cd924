// xcb: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
// A reply's error out-parameter is owned only when the reply is missing and is left out.
import type { LibraryTable } from "../../../libraryTable.ts";

export const xcbTable: LibraryTable = {
  library: "xcb",
  header: "xcb/xcb.h",
  source: "https://xcb.freedesktop.org/manual/",
  families: [
    {
      family: "xcb_disconnect",
      creates: [
        { name: "xcb_connect", nullable: false }, { name: "xcb_connect_to_fd", nullable: false },
        { name: "xcb_connect_to_display_with_auth_info", nullable: false },
      ],
      releases: ["xcb_disconnect"],
    },
    {
      family: "malloc",
      creates: [
        "xcb_wait_for_event", "xcb_poll_for_event", "xcb_poll_for_queued_event", "xcb_request_check", "xcb_wait_for_special_event",
        "xcb_poll_for_special_event", "xcb_get_geometry_reply", "xcb_get_property_reply", "xcb_intern_atom_reply",
        "xcb_get_atom_name_reply", "xcb_query_tree_reply", "xcb_get_window_attributes_reply", "xcb_translate_coordinates_reply",
        "xcb_query_pointer_reply", "xcb_get_image_reply", "xcb_get_keyboard_mapping_reply", "xcb_get_modifier_mapping_reply",
        "xcb_get_input_focus_reply", "xcb_grab_pointer_reply", "xcb_grab_keyboard_reply", "xcb_get_selection_owner_reply",
        "xcb_query_extension_reply", "xcb_query_keymap_reply", "xcb_alloc_color_reply", "xcb_list_properties_reply",
        "xcb_query_font_reply", "xcb_list_fonts_reply", "xcb_get_screen_saver_reply",
      ],
      releases: [],
    },
    {
      family: "malloc",
      header: "xcb/randr.h",
      creates: [
        "xcb_randr_query_version_reply", "xcb_randr_get_screen_resources_reply", "xcb_randr_get_screen_resources_current_reply",
        "xcb_randr_get_output_info_reply", "xcb_randr_get_crtc_info_reply", "xcb_randr_get_output_primary_reply",
        "xcb_randr_get_monitors_reply", "xcb_randr_get_output_property_reply",
      ],
      releases: [],
    },
    {
      family: "malloc",
      header: "xcb/shm.h",
      creates: ["xcb_shm_query_version_reply", "xcb_shm_get_image_reply"],
      releases: [],
    },
    {
      family: "malloc",
      header: "xcb/xfixes.h",
      creates: ["xcb_xfixes_query_version_reply", "xcb_xfixes_get_cursor_image_reply"],
      releases: [],
    },
    {
      family: "xcb_key_symbols_free",
      header: "xcb/xcb_keysyms.h",
      creates: ["xcb_key_symbols_alloc"],
      releases: ["xcb_key_symbols_free"],
    },
    {
      family: "xcb_image_destroy",
      header: "xcb/xcb_image.h",
      creates: [
        "xcb_image_get",
        { name: "xcb_image_create", params: ["borrows", "borrows", "borrows", "borrows", "borrows", "borrows", "borrows", "borrows", "borrows", "keeps", "borrows", "keeps"] },
      ],
      releases: ["xcb_image_destroy"],
    },
    {
      family: "xcb_cursor_context_free",
      header: "xcb/xcb_cursor.h",
      creates: [{ name: "xcb_cursor_context_new", outParam: 2 }],
      releases: ["xcb_cursor_context_free"],
    },
    {
      family: "xcb_errors_context_free",
      header: "xcb/xcb_errors.h",
      creates: [{ name: "xcb_errors_context_new", outParam: 1 }],
      releases: ["xcb_errors_context_free"],
    },
  ],
  rows: [
    { name: "xcb_get_setup", returnsBorrowed: 0 },
    { name: "xcb_get_extension_data", returnsBorrowed: 0 },
    { name: "xcb_get_property_value", returnsBorrowed: 0 },
  ],
};
