// PCRE 1: study data, JIT stacks, substrings. Patterns are left out: they are released through a function pointer.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const pcre: LibraryTable = {
  library: "PCRE",
  header: "pcre.h",
  source: "https://www.pcre.org/original/doc/html/pcreapi.html",
  families: [
    { family: "pcre_free_study", creates: ["pcre_study"], releases: ["pcre_free_study"] },
    { family: "pcre_free_substring", creates: [...out(4, "pcre_get_substring"), ...out(5, "pcre_get_named_substring")], releases: ["pcre_free_substring"] },
    { family: "pcre_free_substring_list", creates: out(3, "pcre_get_substring_list"), releases: ["pcre_free_substring_list"] },
    { family: "pcre_jit_stack_free", creates: ["pcre_jit_stack_alloc"], releases: ["pcre_jit_stack_free"] },
  ],
};
