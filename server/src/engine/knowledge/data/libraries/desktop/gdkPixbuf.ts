// GdkPixbuf: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";
import { outIfTrue } from "../../../tableEntries.ts";

export const gdkPixbufTable: LibraryTable = {
  library: "GdkPixbuf",
  header: "gdk-pixbuf/gdk-pixbuf.h",
  source: "https://docs.gtk.org/gdk-pixbuf/",
  families: [
    {
      family: "g_object_unref",
      creates: [
        "gdk_pixbuf_new", "gdk_pixbuf_new_from_file", "gdk_pixbuf_new_from_file_at_size", "gdk_pixbuf_new_from_file_at_scale",
        "gdk_pixbuf_new_from_resource", "gdk_pixbuf_new_from_resource_at_scale",
        { name: "gdk_pixbuf_new_from_data", params: ["keeps", "borrows", "borrows", "borrows", "borrows", "borrows", "borrows", "keeps", "keeps"] },
        "gdk_pixbuf_new_from_bytes", "gdk_pixbuf_new_from_stream", "gdk_pixbuf_new_from_stream_at_scale", "gdk_pixbuf_new_from_xpm_data",
        "gdk_pixbuf_new_from_inline", "gdk_pixbuf_new_subpixbuf", "gdk_pixbuf_copy", "gdk_pixbuf_scale_simple",
        "gdk_pixbuf_rotate_simple", "gdk_pixbuf_flip", "gdk_pixbuf_add_alpha", "gdk_pixbuf_apply_embedded_orientation",
        "gdk_pixbuf_composite_color_simple", "gdk_pixbuf_animation_new_from_file", "gdk_pixbuf_animation_new_from_resource",
        "gdk_pixbuf_animation_new_from_stream", "gdk_pixbuf_animation_get_iter", "gdk_pixbuf_simple_anim_new", "gdk_pixbuf_loader_new",
        "gdk_pixbuf_loader_new_with_type", "gdk_pixbuf_loader_new_with_mime_type",
      ],
      releases: ["gdk_pixbuf_unref", "gdk_pixbuf_animation_unref"],
      retains: [{ name: "gdk_pixbuf_ref", returns: true }],
      lends: [
        { name: "gdk_pixbuf_loader_get_pixbuf", owner: 0 }, { name: "gdk_pixbuf_loader_get_animation", owner: 0 },
        { name: "gdk_pixbuf_animation_get_static_image", owner: 0 }, { name: "gdk_pixbuf_animation_iter_get_pixbuf", owner: 0 },
      ],
    },
    {
      family: "g_free",
      creates: ["gdk_pixbuf_format_get_name", "gdk_pixbuf_format_get_description", "gdk_pixbuf_format_get_license", ...outIfTrue(1, "gdk_pixbuf_save_to_buffer", "gdk_pixbuf_save_to_bufferv")],
      releases: [],
    },
    {
      family: "g_strfreev",
      creates: ["gdk_pixbuf_format_get_mime_types", "gdk_pixbuf_format_get_extensions"],
      releases: [],
    },
    {
      family: "g_slist_free",
      creates: ["gdk_pixbuf_get_formats"],
      releases: [],
    },
  ],
  rows: [
    { name: "gdk_pixbuf_get_pixels", returnsBorrowed: 0 },
    { name: "gdk_pixbuf_read_pixels", returnsBorrowed: 0 },
    { name: "gdk_pixbuf_get_option", returnsBorrowed: 0 },
    { name: "gdk_pixbuf_get_file_info", returnsBorrowed: "library" },
  ],
};
