// What database libraries lend: texts, names and objects that live as long as the object they were asked of. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lenders, lending } from "../../../tableEntries.ts";

export const databaseLenders: readonly LibraryTable[] = [
  lenders(
    "SQLite", "sqlite3.h", "https://www.sqlite.org/c3ref/funclist.html",
    lending("library", "sqlite3_errstr", "sqlite3_libversion", "sqlite3_sourceid", "sqlite3_compileoption_get", "sqlite3_vfs_find"),
    lending(0, "sqlite3_value_text16", "sqlite3_value_text16le", "sqlite3_value_text16be", "sqlite3_column_name16", "sqlite3_column_decltype16", "sqlite3_aggregate_context", "sqlite3_db_name", "sqlite3_filename_database", "sqlite3_filename_journal", "sqlite3_filename_wal", "sqlite3_uri_parameter"),
  ),
  lenders("libpq", "libpq-fe.h", "https://www.postgresql.org/docs/current/libpq.html", lending("library", "PQresStatus"), lending(0, "PQpass", "PQoptions", "PQtty", "PQhostaddr", "PQoidStatus", "PQsslAttribute")),
  lenders(
    "MySQL client", "mysql.h", "https://dev.mysql.com/doc/c-api/8.0/en/c-api-functions.html",
    lending("library", "mysql_get_client_info"),
    lending(0, "mysql_sqlstate", "mysql_stmt_sqlstate", "mysql_get_server_info", "mysql_get_host_info", "mysql_character_set_name", "mysql_info", "mysql_stat", "mysql_get_ssl_cipher", "mysql_fetch_field_direct"),
  ),
  lenders("DuckDB", "duckdb.h", "https://duckdb.org/docs/stable/clients/c/api", lending("library", "duckdb_library_version"), lending(0, "duckdb_vector_get_data", "duckdb_vector_get_validity", "duckdb_data_chunk_get_vector", "duckdb_list_vector_get_child", "duckdb_struct_vector_get_child")),
  lenders("LMDB", "lmdb.h", "https://www.lmdb.tech/doc/group__mdb.html", lending("library", "mdb_strerror", "mdb_version")),
  lenders("libmdbx", "mdbx.h", "https://libmdbx.dqdkfa.ru/group__c__api.html", lending("library", "mdbx_strerror", "mdbx_liberr2str")),
  lenders("LevelDB", "leveldb/c.h", "https://github.com/google/leveldb/blob/main/include/leveldb/c.h", lending(0, "leveldb_iter_key", "leveldb_iter_value")),
  lenders(
    "RocksDB", "rocksdb/c.h", "https://github.com/facebook/rocksdb/blob/main/include/rocksdb/c.h",
    lending(0, "rocksdb_iter_key", "rocksdb_iter_value", "rocksdb_iter_timestamp", "rocksdb_pinnableslice_value", "rocksdb_writebatch_data", "rocksdb_writebatch_wi_data", "rocksdb_livefiles_name", "rocksdb_livefiles_column_family_name", "rocksdb_livefiles_smallestkey", "rocksdb_livefiles_largestkey"),
  ),
  lenders("Cassandra C driver", "cassandra.h", "https://docs.datastax.com/en/developer/cpp-driver/2.17/api/", lending("library", "cass_error_desc", "cass_log_level_string"), lending(0, "cass_result_first_row", "cass_row_get_column", "cass_row_get_column_by_name", "cass_iterator_get_map_key", "cass_iterator_get_map_value", "cass_value_data_type")),
  lenders("MongoDB C driver", "mongoc/mongoc.h", "https://mongoc.org/libmongoc/current/api.html", lending("library", "mongoc_get_version"), lending(0, "mongoc_client_get_uri", "mongoc_collection_get_name", "mongoc_database_get_name", "mongoc_uri_get_string", "mongoc_uri_get_database", "mongoc_cursor_current")),
];
