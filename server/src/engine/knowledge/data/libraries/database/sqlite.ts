// SQLite. A connection must be closed even when opening it failed; a statement is NULL when preparing it failed.
// Messages of sqlite3_exec and sqlite3_load_extension exist on failure alone. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";

/** Point into the row that the statement stands at. https://www.sqlite.org/c3ref/column_blob.html */
const rowValues = ["C.sqlite3_column_text", "C.sqlite3_column_text16", "C.sqlite3_column_blob", "C.sqlite3_column_value"];

export const sqliteTable: LibraryTable = {
  library: "SQLite",
  header: "sqlite3.h",
  source: "https://www.sqlite.org/c3ref/funclist.html",
  families: [
    {
      family: "sqlite3_close", source: "https://www.sqlite.org/c3ref/open.html",
      creates: [{ name: "sqlite3_open", outParam: 1, ownedEvenOnError: true, params: ["borrows", "writes"] }, { name: "sqlite3_open16", outParam: 1, ownedEvenOnError: true, params: ["borrows", "writes"] }, { name: "sqlite3_open_v2", outParam: 1, ownedEvenOnError: true, params: ["borrows", "writes", "borrows", "borrows"] }],
      releases: [{ name: "sqlite3_close", onSuccess: true }, "sqlite3_close_v2"], lends: [{ name: "sqlite3_db_handle", owner: 0 }, { name: "sqlite3_context_db_handle", owner: 0 }],
    },
    {
      family: "sqlite3_finalize", source: "https://www.sqlite.org/c3ref/prepare.html",
      creates: [
        { name: "sqlite3_prepare", outParam: 3, params: ["borrows", "borrows", "borrows", "writes", "writes"] }, { name: "sqlite3_prepare_v2", outParam: 3, params: ["borrows", "borrows", "borrows", "writes", "writes"] },
        { name: "sqlite3_prepare_v3", outParam: 4, params: ["borrows", "borrows", "borrows", "borrows", "writes", "writes"] },
        { name: "sqlite3_prepare16", outParam: 3, params: ["borrows", "borrows", "borrows", "writes", "writes"] }, { name: "sqlite3_prepare16_v2", outParam: 3, params: ["borrows", "borrows", "borrows", "writes", "writes"] },
        { name: "sqlite3_prepare16_v3", outParam: 4, params: ["borrows", "borrows", "borrows", "borrows", "writes", "writes"] },
      ],
      releases: ["sqlite3_finalize"],
    },
    {
      family: "sqlite3_free", source: "https://www.sqlite.org/c3ref/free.html",
      creates: [
        "sqlite3_malloc", "sqlite3_malloc64", "sqlite3_mprintf", "sqlite3_vmprintf", "sqlite3_expanded_sql",
        { name: "sqlite3_exec", outParam: 4, success: "zero", onlyOnFailure: true, params: ["borrows", "borrows", "borrows", "borrows", "writes"] },
        { name: "sqlite3_load_extension", outParam: 3, success: "zero", onlyOnFailure: true, params: ["borrows", "borrows", "borrows", "writes"] },
      ],
      releases: ["sqlite3_free"],
      lends: [{ name: "sqlite3_errmsg", owner: 0 }, { name: "sqlite3_errmsg16", owner: 0 }, { name: "sqlite3_sql", owner: 0 }, { name: "sqlite3_normalized_sql", owner: 0 }, { name: "sqlite3_column_text", owner: 0 }, { name: "sqlite3_column_text16", owner: 0 }, { name: "sqlite3_column_blob", owner: 0 }, { name: "sqlite3_column_name", owner: 0 }, { name: "sqlite3_column_decltype", owner: 0 }, { name: "sqlite3_column_database_name", owner: 0 }, { name: "sqlite3_column_table_name", owner: 0 }, { name: "sqlite3_column_origin_name", owner: 0 }, { name: "sqlite3_db_filename", owner: 0 }, { name: "sqlite3_value_text", owner: 0 }, { name: "sqlite3_value_blob", owner: 0 }, { name: "sqlite3_bind_parameter_name", owner: 0 }, { name: "sqlite3_str_value", owner: 0 }],
    },
    { family: "sqlite3_free_table", source: "https://www.sqlite.org/c3ref/free_table.html", creates: [{ name: "sqlite3_get_table", outParam: 2, params: ["borrows", "borrows", "writes", "writes", "writes", "writes"] }], releases: ["sqlite3_free_table"] },
    { family: "sqlite3_backup_finish", source: "https://www.sqlite.org/c3ref/backup_finish.html", creates: [{ name: "sqlite3_backup_init", params: ["borrows", "borrows", "borrows", "borrows"] }], releases: ["sqlite3_backup_finish"] },
    { family: "sqlite3_blob_close", source: "https://www.sqlite.org/c3ref/blob_open.html", creates: [{ name: "sqlite3_blob_open", outParam: 6, params: ["borrows", "borrows", "borrows", "borrows", "borrows", "borrows", "writes"] }], releases: ["sqlite3_blob_close"] },
    { family: "sqlite3_value_free", source: "https://www.sqlite.org/c3ref/value_dup.html", creates: [{ name: "sqlite3_value_dup", params: ["borrows"] }], releases: ["sqlite3_value_free"], lends: [{ name: "sqlite3_column_value", owner: 0 }] },
    { family: "sqlite3_snapshot_free", source: "https://www.sqlite.org/c3ref/snapshot_get.html", creates: [{ name: "sqlite3_snapshot_get", outParam: 2, params: ["borrows", "borrows", "writes"] }], releases: ["sqlite3_snapshot_free"] },
    { family: "sqlite3_mutex_free", source: "https://www.sqlite.org/c3ref/mutex_alloc.html", releases: ["sqlite3_mutex_free"] },
    { family: "sqlite3_str_free", source: "https://www.sqlite.org/c3ref/str_finish.html", creates: ["sqlite3_str_new"], releases: ["sqlite3_str_free"] },
    { family: "sqlite3session_delete", source: "https://www.sqlite.org/session/funclist.html", creates: [{ name: "sqlite3session_create", outParam: 2, params: ["borrows", "borrows", "writes"] }], releases: ["sqlite3session_delete"] },
    { family: "sqlite3changeset_finalize", source: "https://www.sqlite.org/session/funclist.html", creates: [{ name: "sqlite3changeset_start", outParam: 0, params: ["writes", "borrows", "keeps"] }], releases: ["sqlite3changeset_finalize"] },
    { family: "sqlite3changegroup_delete", source: "https://www.sqlite.org/session/funclist.html", creates: [{ name: "sqlite3changegroup_new", outParam: 0, params: ["writes"] }], releases: ["sqlite3changegroup_delete"] },
    { family: "sqlite3rebaser_delete", source: "https://www.sqlite.org/session/funclist.html", creates: [{ name: "sqlite3rebaser_create", outParam: 0, params: ["writes"] }], releases: ["sqlite3rebaser_delete"] },
  ],
  rows: [
    { name: "sqlite3_step", params: ["borrows"], endsLent: { param: 0, of: rowValues }, source: "https://www.sqlite.org/c3ref/column_blob.html" },
    { name: "sqlite3_reset", params: ["borrows"], endsLent: { param: 0, of: rowValues }, source: "https://www.sqlite.org/c3ref/column_blob.html" },
    { name: "sqlite3_str_finish", releases: { param: 0, family: "sqlite3_str_free" }, creates: { family: "sqlite3_free" }, source: "https://www.sqlite.org/c3ref/str_finish.html" },
    { name: "sqlite3_serialize", creates: { family: "sqlite3_free", whenNil: 3 }, params: ["borrows", "borrows", "writes", "borrows"], source: "https://www.sqlite.org/c3ref/serialize.html" },
    { name: "sqlite3_deserialize", params: ["borrows", "borrows", "keeps", "borrows", "borrows", "borrows"], source: "https://www.sqlite.org/c3ref/deserialize.html" },
    { name: "sqlite3_realloc", creates: { family: "sqlite3_free" }, reallocates: { param: 0, family: "sqlite3_free" }, params: ["takes-on-success", "borrows"], source: "https://www.sqlite.org/c3ref/free.html" },
    { name: "sqlite3_realloc64", creates: { family: "sqlite3_free" }, reallocates: { param: 0, family: "sqlite3_free" }, params: ["takes-on-success", "borrows"], source: "https://www.sqlite.org/c3ref/free.html" },
  ],
};
