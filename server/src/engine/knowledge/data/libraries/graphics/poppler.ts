// poppler-glib: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const popplerTable: LibraryTable = {
  library: "poppler-glib",
  header: "poppler.h",
  source: "https://poppler.freedesktop.org/api/glib/",
  families: [
    {
      family: "g_object_unref",
      creates: [
        "poppler_document_new_from_file", "poppler_document_new_from_data", "poppler_document_new_from_bytes",
        "poppler_document_new_from_stream", "poppler_document_new_from_gfile", "poppler_document_new_from_fd",
        "poppler_document_get_page", "poppler_document_get_page_by_label",
      ],
      releases: [],
    },
    {
      family: "g_free",
      creates: [
        "poppler_document_get_title", "poppler_document_get_author", "poppler_document_get_subject", "poppler_document_get_keywords",
        "poppler_document_get_creator", "poppler_document_get_producer", "poppler_document_get_metadata",
        "poppler_document_get_pdf_version_string", "poppler_page_get_text", "poppler_page_get_text_for_area",
        "poppler_page_get_selected_text", "poppler_page_get_label",
      ],
      releases: [],
    },
    {
      family: "cairo_surface_destroy",
      creates: ["poppler_page_get_thumbnail", "poppler_page_get_image"],
      releases: [],
    },
    {
      family: "poppler_page_free_link_mapping",
      creates: ["poppler_page_get_link_mapping"],
      releases: ["poppler_page_free_link_mapping"],
    },
    {
      family: "poppler_page_free_image_mapping",
      creates: ["poppler_page_get_image_mapping"],
      releases: ["poppler_page_free_image_mapping"],
    },
    {
      family: "poppler_page_free_annot_mapping",
      creates: ["poppler_page_get_annot_mapping"],
      releases: ["poppler_page_free_annot_mapping"],
    },
    {
      family: "poppler_index_iter_free",
      creates: ["poppler_index_iter_new", "poppler_index_iter_get_child", "poppler_index_iter_copy"],
      releases: ["poppler_index_iter_free"],
    },
  ],
};
