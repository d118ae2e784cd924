// mruby: interpreters, compiler contexts, parsers, memory of an interpreter. Values belong to the collector.
import type { LibraryTable } from "../../../libraryTable.ts";
import { releasing } from "../../../tableEntries.ts";

export const mruby: LibraryTable = {
  library: "mruby",
  header: "mruby.h",
  source: "https://mruby.org/docs/api/",
  families: [
    { family: "mrb_close", creates: ["mrb_open", "mrb_open_core", "mrb_open_allocf"], releases: ["mrb_close"] },
    { family: "mrbc_context_free", header: "mruby/compile.h", creates: ["mrbc_context_new"], releases: releasing(1, "mrbc_context_free") },
    { family: "mrb_parser_free", header: "mruby/compile.h", creates: ["mrb_parser_new", "mrb_parse_string", "mrb_parse_nstring", "mrb_parse_file"], releases: ["mrb_parser_free"] },
    { family: "mrb_free", creates: ["mrb_malloc", "mrb_calloc", "mrb_malloc_simple"], releases: releasing(1, "mrb_free") },
  ],
};
