// cairo: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
// A surface that could not be made is a static object that needs no release, and cairo_surface_status tells: surfaces create nothing here.
import type { LibraryTable } from "../../../libraryTable.ts";

export const cairoTable: LibraryTable = {
  library: "cairo",
  header: "cairo.h",
  source: "https://www.cairographics.org/manual/",
  families: [
    {
      family: "cairo_destroy",
      creates: [{ name: "cairo_create", nullable: false }],
      releases: ["cairo_destroy"],
      retains: [{ name: "cairo_reference", returns: true }],
    },
    {
      family: "cairo_surface_destroy",
      releases: ["cairo_surface_destroy"],
      retains: [{ name: "cairo_surface_reference", returns: true }],
      lends: [{ name: "cairo_get_target", owner: 0 }, { name: "cairo_get_group_target", owner: 0 }],
    },
    {
      family: "cairo_pattern_destroy",
      creates: [
        { name: "cairo_pattern_create_rgb", nullable: false }, { name: "cairo_pattern_create_rgba", nullable: false },
        { name: "cairo_pattern_create_for_surface", nullable: false }, { name: "cairo_pattern_create_linear", nullable: false },
        { name: "cairo_pattern_create_radial", nullable: false }, { name: "cairo_pattern_create_mesh", nullable: false },
        { name: "cairo_pop_group", nullable: false },
      ],
      releases: ["cairo_pattern_destroy"],
      retains: [{ name: "cairo_pattern_reference", returns: true }],
      lends: [{ name: "cairo_get_source", owner: 0 }],
    },
    {
      family: "cairo_path_destroy",
      creates: [
        { name: "cairo_copy_path", nullable: false }, { name: "cairo_copy_path_flat", nullable: false },
        { name: "cairo_mesh_pattern_get_path", nullable: false },
      ],
      releases: ["cairo_path_destroy"],
    },
    {
      family: "cairo_region_destroy",
      creates: [
        { name: "cairo_region_create", nullable: false }, { name: "cairo_region_create_rectangle", nullable: false },
        { name: "cairo_region_create_rectangles", nullable: false }, { name: "cairo_region_copy", nullable: false },
      ],
      releases: ["cairo_region_destroy"],
      retains: [{ name: "cairo_region_reference", returns: true }],
    },
    {
      family: "cairo_font_options_destroy",
      creates: [{ name: "cairo_font_options_create", nullable: false }, { name: "cairo_font_options_copy", nullable: false }],
      releases: ["cairo_font_options_destroy"],
    },
    {
      family: "cairo_font_face_destroy",
      creates: [
        { name: "cairo_toy_font_face_create", nullable: false }, { name: "cairo_user_font_face_create", nullable: false },
        { name: "cairo_ft_font_face_create_for_ft_face", nullable: false },
        { name: "cairo_ft_font_face_create_for_pattern", nullable: false },
        { name: "cairo_quartz_font_face_create_for_cgfont", nullable: false },
        { name: "cairo_win32_font_face_create_for_logfontw", nullable: false },
      ],
      releases: ["cairo_font_face_destroy"],
      retains: [{ name: "cairo_font_face_reference", returns: true }],
      lends: [{ name: "cairo_get_font_face", owner: 0 }, { name: "cairo_scaled_font_get_font_face", owner: 0 }],
    },
    {
      family: "cairo_scaled_font_destroy",
      creates: [{ name: "cairo_scaled_font_create", nullable: false }],
      releases: ["cairo_scaled_font_destroy"],
      retains: [{ name: "cairo_scaled_font_reference", returns: true }],
      lends: [{ name: "cairo_get_scaled_font", owner: 0 }],
    },
    {
      family: "cairo_glyph_free",
      creates: ["cairo_glyph_allocate"],
      releases: ["cairo_glyph_free"],
    },
    {
      family: "cairo_text_cluster_free",
      creates: ["cairo_text_cluster_allocate"],
      releases: ["cairo_text_cluster_free"],
    },
    {
      family: "cairo_device_destroy",
      creates: [{ name: "cairo_script_create", nullable: false }],
      releases: ["cairo_device_destroy"],
      retains: [{ name: "cairo_device_reference", returns: true }],
      lends: [{ name: "cairo_surface_get_device", owner: 0 }],
    },
    {
      family: "cairo_rectangle_list_destroy",
      creates: [{ name: "cairo_copy_clip_rectangle_list", nullable: false }],
      releases: ["cairo_rectangle_list_destroy"],
    },
  ],
  rows: [
    { name: "cairo_image_surface_get_data", returnsBorrowed: 0 },
    { name: "cairo_status_to_string", returnsBorrowed: "library" },
    { name: "cairo_version_string", returnsBorrowed: "library" },
  ],
};
