// ZBar: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const zbarTable: LibraryTable = {
  library: "ZBar",
  header: "zbar.h",
  source: "https://zbar.sourceforge.net/api/",
  families: [
    {
      family: "zbar_image_scanner_destroy",
      creates: ["zbar_image_scanner_create"],
      releases: ["zbar_image_scanner_destroy"],
    },
    {
      family: "zbar_image_destroy",
      creates: ["zbar_image_create", "zbar_image_convert", "zbar_image_convert_resize"],
      releases: ["zbar_image_destroy"],
    },
    {
      family: "zbar_processor_destroy",
      creates: ["zbar_processor_create"],
      releases: ["zbar_processor_destroy"],
    },
    {
      family: "zbar_scanner_destroy",
      creates: ["zbar_scanner_create"],
      releases: ["zbar_scanner_destroy"],
    },
    {
      family: "zbar_decoder_destroy",
      creates: ["zbar_decoder_create"],
      releases: ["zbar_decoder_destroy"],
    },
    {
      family: "zbar_video_destroy",
      creates: ["zbar_video_create"],
      releases: ["zbar_video_destroy"],
    },
  ],
  rows: [
    { name: "zbar_symbol_get_data", returnsBorrowed: 0 },
    { name: "zbar_symbol_next", returnsBorrowed: 0 },
    { name: "zbar_image_first_symbol", returnsBorrowed: 0 },
    { name: "zbar_image_get_data", returnsBorrowed: 0 },
    { name: "zbar_image_scanner_get_results", returnsBorrowed: 0 },
    { name: "zbar_get_symbol_name", returnsBorrowed: "library" },
    { name: "zbar_image_set_data", params: ["borrows", "keeps", "borrows", "keeps"] },
  ],
};
