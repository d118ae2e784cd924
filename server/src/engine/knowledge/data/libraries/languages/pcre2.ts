// PCRE2: every name exists bare (a macro) and with the width of a code unit.
import type { LibraryTable } from "../../../libraryTable.ts";
import { alike, lent, out } from "../../../tableEntries.ts";

export const pcre2: LibraryTable = {
  library: "PCRE2",
  header: "pcre2.h",
  source: "https://www.pcre.org/current/doc/html/pcre2api.html",
  families: alike(
    ["", "_8", "_16", "_32"],
    { family: "pcre2_code_free*", creates: ["pcre2_compile*", "pcre2_code_copy*", "pcre2_code_copy_with_tables*"], releases: ["pcre2_code_free*"] },
    { family: "pcre2_match_data_free*", creates: ["pcre2_match_data_create*", "pcre2_match_data_create_from_pattern*"], releases: ["pcre2_match_data_free*"], lends: lent(0, "pcre2_get_ovector_pointer*") },
    { family: "pcre2_general_context_free*", creates: ["pcre2_general_context_create*"], releases: ["pcre2_general_context_free*"] },
    { family: "pcre2_compile_context_free*", creates: ["pcre2_compile_context_create*"], releases: ["pcre2_compile_context_free*"] },
    { family: "pcre2_match_context_free*", creates: ["pcre2_match_context_create*"], releases: ["pcre2_match_context_free*"] },
    { family: "pcre2_jit_stack_free*", creates: ["pcre2_jit_stack_create*"], releases: ["pcre2_jit_stack_free*"] },
    { family: "pcre2_substring_free*", creates: out(2, "pcre2_substring_get_byname*", "pcre2_substring_get_bynumber*"), releases: ["pcre2_substring_free*"] },
    { family: "pcre2_substring_list_free*", creates: out(1, "pcre2_substring_list_get*"), releases: ["pcre2_substring_list_free*"] },
  ),
};
