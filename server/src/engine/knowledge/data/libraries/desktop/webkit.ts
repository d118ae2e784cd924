// WebKitGTK: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const webkitTable: LibraryTable = {
  library: "WebKitGTK",
  header: "webkit2/webkit2.h",
  source: "https://webkitgtk.org/reference/webkit2gtk/stable/",
  families: [
    {
      family: "g_object_unref",
      creates: [
        "webkit_web_context_new", "webkit_web_context_new_ephemeral", "webkit_settings_new", "webkit_settings_new_with_settings",
        "webkit_user_content_manager_new", "webkit_uri_request_new", "webkit_website_data_manager_new_ephemeral",
      ],
      releases: [],
    },
    {
      family: "webkit_user_script_unref",
      creates: ["webkit_user_script_new", "webkit_user_script_new_for_world"],
      releases: ["webkit_user_script_unref"],
      retains: [{ name: "webkit_user_script_ref", returns: true }],
    },
    {
      family: "webkit_user_style_sheet_unref",
      creates: ["webkit_user_style_sheet_new", "webkit_user_style_sheet_new_for_world"],
      releases: ["webkit_user_style_sheet_unref"],
      retains: [{ name: "webkit_user_style_sheet_ref", returns: true }],
    },
    {
      family: "webkit_javascript_result_unref",
      creates: ["webkit_web_view_run_javascript_finish"],
      releases: ["webkit_javascript_result_unref"],
      retains: [{ name: "webkit_javascript_result_ref", returns: true }],
    },
    {
      family: "g_object_unref",
      header: "jsc/jsc.h",
      source: "https://webkitgtk.org/reference/jsc-glib/stable/",
      creates: [
        "jsc_context_new", "jsc_context_evaluate", "jsc_context_get_value", "jsc_context_get_global_object", "jsc_value_new_string",
        "jsc_value_new_number", "jsc_value_new_boolean", "jsc_value_new_null", "jsc_value_new_undefined", "jsc_value_object_get_property",
      ],
      releases: [],
    },
    {
      family: "g_free",
      header: "jsc/jsc.h",
      source: "https://webkitgtk.org/reference/jsc-glib/stable/",
      creates: ["jsc_value_to_string", "jsc_value_to_json"],
      releases: [],
    },
  ],
  rows: [
    { name: "webkit_web_context_get_default", returnsBorrowed: "library" },
    { name: "webkit_web_view_get_context", returnsBorrowed: 0 },
    { name: "webkit_web_view_get_settings", returnsBorrowed: 0 },
    { name: "webkit_web_view_get_uri", returnsBorrowed: 0 },
    { name: "webkit_web_view_get_title", returnsBorrowed: 0 },
    { name: "webkit_web_view_get_user_content_manager", returnsBorrowed: 0 },
    { name: "webkit_javascript_result_get_js_value", returnsBorrowed: 0 },
  ],
};
