// libzip: archives, files in them, sources. An archive takes the source it is given.
import type { LibraryTable } from "../../../libraryTable.ts";
import { inPlace } from "../../../tableEntries.ts";

export const libzip: LibraryTable = {
  library: "libzip",
  header: "zip.h",
  source: "https://libzip.org/documentation/libzip.html",
  families: [
    { family: "zip_close", source: "https://libzip.org/documentation/zip_open.html", creates: ["zip_open", "zip_fdopen", { name: "zip_open_from_source", params: ["takes-on-success", "borrows", "writes"] }], releases: ["zip_close", "zip_discard"] },
    { family: "zip_fclose", source: "https://libzip.org/documentation/zip_fopen.html", creates: ["zip_fopen", "zip_fopen_index", "zip_fopen_encrypted", "zip_fopen_index_encrypted"], releases: ["zip_fclose"] },
    {
      family: "zip_source_free",
      source: "https://libzip.org/documentation/zip_source.html",
      creates: ["zip_source_buffer", "zip_source_buffer_create", "zip_source_file", "zip_source_file_create", "zip_source_filep", "zip_source_filep_create", "zip_source_function", "zip_source_function_create", "zip_source_zip"],
      releases: ["zip_source_free"],
      retains: ["zip_source_keep"],
    },
    { family: "zip_error_fini", source: "https://libzip.org/documentation/zip_error_fini.html", creates: inPlace(0, "zip_error_init", "zip_error_init_with_code"), releases: ["zip_error_fini"] },
  ],
  rows: [
    { name: "zip_file_add", params: ["borrows", "borrows", "takes-on-success", "borrows"] },
    { name: "zip_add", params: ["borrows", "borrows", "takes-on-success"] },
    { name: "zip_file_replace", params: ["borrows", "borrows", "takes-on-success", "borrows"] },
    { name: "zip_replace", params: ["borrows", "borrows", "takes-on-success"] },
  ],
};
