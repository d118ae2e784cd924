// libpostal: lists of expansions, parsed addresses. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libpostal: LibraryTable = {
  library: "libpostal",
  header: "libpostal/libpostal.h",
  source: "https://github.com/openvenues/libpostal/blob/master/src/libpostal.h",
  families: [
    { family: "libpostal_expansion_array_destroy", creates: ["libpostal_expand_address", "libpostal_expand_address_root"], releases: ["libpostal_expansion_array_destroy"] },
    { family: "libpostal_address_parser_response_destroy", creates: ["libpostal_parse_address"], releases: ["libpostal_address_parser_response_destroy"] },
  ],
};
