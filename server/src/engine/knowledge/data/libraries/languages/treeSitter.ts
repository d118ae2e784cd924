// tree-sitter: parsers, trees, queries. Tree cursors are structures returned by value and not modelled.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, takes } from "../../../tableEntries.ts";

export const treeSitter: LibraryTable = {
  library: "tree-sitter",
  header: "tree_sitter/api.h",
  source: "https://github.com/tree-sitter/tree-sitter/blob/master/lib/include/tree_sitter/api.h",
  families: [
    { family: "ts_parser_delete", creates: ["ts_parser_new"], releases: ["ts_parser_delete"] },
    { family: "ts_tree_delete", creates: ["ts_parser_parse", "ts_parser_parse_string", "ts_parser_parse_string_encoding", "ts_parser_parse_with_options", "ts_tree_copy"], releases: ["ts_tree_delete"] },
    { family: "ts_query_delete", creates: ["ts_query_new"], releases: ["ts_query_delete"] },
    { family: "ts_query_cursor_delete", creates: ["ts_query_cursor_new"], releases: ["ts_query_cursor_delete"] },
    { family: "ts_lookahead_iterator_delete", creates: ["ts_lookahead_iterator_new"], releases: ["ts_lookahead_iterator_delete"] },
    { family: "ts_wasm_store_delete", creates: ["ts_wasm_store_new", "ts_parser_take_wasm_store"], releases: ["ts_wasm_store_delete"] },
    { family: "malloc", creates: ["ts_node_string", "ts_tree_get_changed_ranges", "ts_tree_included_ranges"], releases: [], lends: lent(0, "ts_parser_included_ranges", "ts_parser_language", "ts_tree_language", "ts_query_string_value_for_id", "ts_query_capture_name_for_id") },
  ],
  rows: takes(1, "ts_parser_set_wasm_store"),
};
