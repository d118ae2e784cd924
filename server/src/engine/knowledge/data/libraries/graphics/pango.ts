// Pango: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const pangoTable: LibraryTable = {
  library: "Pango",
  header: "pango/pango.h",
  source: "https://docs.gtk.org/Pango/",
  families: [
    {
      family: "g_object_unref",
      creates: [
        "pango_layout_new", "pango_layout_copy", "pango_context_new", "pango_font_map_create_context", "pango_context_load_font",
        "pango_context_load_fontset", "pango_font_map_load_font",
      ],
      releases: [],
    },
    {
      family: "g_object_unref",
      header: "pango/pangocairo.h",
      source: "https://docs.gtk.org/PangoCairo/",
      creates: ["pango_cairo_create_layout", "pango_cairo_create_context", "pango_cairo_font_map_new", "pango_cairo_font_map_new_for_font_type"],
      releases: [],
    },
    {
      family: "pango_font_description_free",
      creates: [
        "pango_font_description_new", "pango_font_description_copy", "pango_font_description_copy_static",
        "pango_font_description_from_string", "pango_font_describe", "pango_font_describe_with_absolute_size",
      ],
      releases: ["pango_font_description_free"],
    },
    {
      family: "g_free",
      creates: ["pango_font_description_to_string", "pango_font_description_to_filename"],
      releases: [],
    },
    {
      family: "pango_attr_list_unref",
      creates: ["pango_attr_list_new", "pango_attr_list_copy"],
      releases: ["pango_attr_list_unref"],
      retains: [{ name: "pango_attr_list_ref", returns: true }],
    },
    {
      family: "pango_attribute_destroy",
      creates: [
        "pango_attr_size_new", "pango_attr_size_new_absolute", "pango_attr_weight_new", "pango_attr_style_new", "pango_attr_stretch_new",
        "pango_attr_variant_new", "pango_attr_foreground_new", "pango_attr_background_new", "pango_attr_underline_new",
        "pango_attr_underline_color_new", "pango_attr_strikethrough_new", "pango_attr_family_new", "pango_attr_font_desc_new",
        "pango_attr_language_new", "pango_attr_rise_new", "pango_attr_scale_new", "pango_attr_letter_spacing_new", "pango_attr_shape_new",
        "pango_attr_fallback_new", "pango_attribute_copy",
      ],
      releases: ["pango_attribute_destroy"],
    },
    {
      family: "pango_layout_iter_free",
      creates: ["pango_layout_get_iter", "pango_layout_iter_copy"],
      releases: ["pango_layout_iter_free"],
    },
    {
      family: "pango_tab_array_free",
      creates: ["pango_tab_array_new", "pango_tab_array_new_with_positions", "pango_tab_array_copy", "pango_layout_get_tabs"],
      releases: ["pango_tab_array_free"],
    },
    {
      family: "pango_font_metrics_unref",
      creates: ["pango_font_get_metrics", "pango_context_get_metrics"],
      releases: ["pango_font_metrics_unref"],
      retains: [{ name: "pango_font_metrics_ref", returns: true }],
    },
    {
      family: "pango_glyph_string_free",
      creates: ["pango_glyph_string_new", "pango_glyph_string_copy"],
      releases: ["pango_glyph_string_free"],
    },
    {
      family: "pango_attr_iterator_destroy",
      creates: ["pango_attr_list_get_iterator"],
      releases: ["pango_attr_iterator_destroy"],
    },
  ],
  rows: [
    { name: "pango_layout_get_text", returnsBorrowed: 0 },
    { name: "pango_layout_get_context", returnsBorrowed: 0 },
    { name: "pango_layout_get_attributes", returnsBorrowed: 0 },
    { name: "pango_layout_get_font_description", returnsBorrowed: 0 },
    { name: "pango_language_from_string", returnsBorrowed: "library" },
    { name: "pango_language_get_default", returnsBorrowed: "library" },
    { name: "pango_language_to_string", returnsBorrowed: 0 },
    { name: "pango_font_family_get_name", returnsBorrowed: 0 },
    { name: "pango_cairo_font_map_get_default", returnsBorrowed: "library" },
    { name: "pango_font_description_get_family", returnsBorrowed: 0 },
    { name: "pango_attr_list_insert", params: ["borrows", "takes"] },
    { name: "pango_attr_list_insert_before", params: ["borrows", "takes"] },
    { name: "pango_attr_list_change", params: ["borrows", "takes"] },
  ],
};
