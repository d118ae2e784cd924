// Clients of database servers, and embedded SQL engines other than SQLite: libpq, MySQL, ODBC, ODPI-C, FreeTDS,
// DuckDB, Cassandra, MongoDB, Redis, memcached, Tarantool, TileDB. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { outOnFailureCode } from "../../../tableEntries.ts";

export const libpqTable: LibraryTable = {
  library: "libpq",
  header: "libpq-fe.h",
  source: "https://www.postgresql.org/docs/current/libpq.html",
  families: [
    { family: "PQfinish", source: "https://www.postgresql.org/docs/current/libpq-connect.html", creates: ["PQconnectdb", "PQconnectdbParams", "PQsetdbLogin", "PQconnectStart", "PQconnectStartParams"], releases: ["PQfinish"] },
    {
      family: "PQclear", source: "https://www.postgresql.org/docs/current/libpq-exec.html",
      creates: ["PQexec", "PQexecParams", "PQprepare", "PQexecPrepared", "PQdescribePrepared", "PQdescribePortal", "PQgetResult", "PQfn", "PQmakeEmptyPGresult", "PQcopyResult"], releases: ["PQclear"],
    },
    {
      family: "PQfreemem", source: "https://www.postgresql.org/docs/current/libpq-misc.html",
      creates: ["PQescapeLiteral", "PQescapeIdentifier", "PQescapeBytea", "PQescapeByteaConn", "PQunescapeBytea", "PQnotifies", "PQencryptPassword", "PQencryptPasswordConn", { name: "PQgetCopyData", outParam: 1 }], releases: ["PQfreemem"],
      lends: [{ name: "PQerrorMessage", owner: 0 }, { name: "PQresultErrorMessage", owner: 0 }, { name: "PQresultErrorField", owner: 0 }, { name: "PQgetvalue", owner: 0 }, { name: "PQfname", owner: 0 }, { name: "PQcmdStatus", owner: 0 }, { name: "PQcmdTuples", owner: 0 }, { name: "PQdb", owner: 0 }, { name: "PQuser", owner: 0 }, { name: "PQhost", owner: 0 }, { name: "PQport", owner: 0 }, { name: "PQparameterStatus", owner: 0 }],
    },
    { family: "PQconninfoFree", source: "https://www.postgresql.org/docs/current/libpq-connect.html", creates: ["PQconndefaults", "PQconninfoParse", "PQconninfo"], releases: ["PQconninfoFree"] },
    { family: "PQfreeCancel", source: "https://www.postgresql.org/docs/current/libpq-cancel.html", creates: ["PQgetCancel"], releases: ["PQfreeCancel"] },
    { family: "PQcancelFinish", source: "https://www.postgresql.org/docs/current/libpq-cancel.html", creates: ["PQcancelCreate"], releases: ["PQcancelFinish"] },
  ],
};

export const mysqlTable: LibraryTable = {
  library: "MySQL client",
  header: "mysql.h",
  source: "https://dev.mysql.com/doc/c-api/8.0/en/c-api-functions.html",
  families: [
    { family: "mysql_close", source: "https://dev.mysql.com/doc/c-api/8.0/en/mysql-init.html", creates: [{ name: "mysql_init", whenNil: 0 }], releases: ["mysql_close"] },
    { family: "mysql_free_result", source: "https://dev.mysql.com/doc/c-api/8.0/en/mysql-free-result.html", creates: ["mysql_store_result", "mysql_use_result", "mysql_list_dbs", "mysql_list_tables", "mysql_list_fields", "mysql_list_processes", "mysql_stmt_result_metadata"], releases: ["mysql_free_result"], lends: [{ name: "mysql_fetch_row", owner: 0 }, { name: "mysql_fetch_lengths", owner: 0 }, { name: "mysql_fetch_field", owner: 0 }, { name: "mysql_fetch_fields", owner: 0 }] },
    { family: "mysql_stmt_close", source: "https://dev.mysql.com/doc/c-api/8.0/en/mysql-stmt-close.html", creates: ["mysql_stmt_init"], releases: ["mysql_stmt_close"] },
  ],
  rows: [{ name: "mysql_error", returnsBorrowed: 0 }, { name: "mysql_stmt_error", returnsBorrowed: 0 }, { name: "mysql_real_connect", params: ["borrows", "borrows", "borrows", "borrows", "borrows", "borrows", "borrows", "borrows"], returnsParam: 0, blocks: "may", source: "https://dev.mysql.com/doc/c-api/8.0/en/mysql-real-connect.html" }],
};

export const odbcTable: LibraryTable = {
  library: "ODBC",
  header: "sql.h",
  source: "https://learn.microsoft.com/sql/odbc/reference/syntax/odbc-api-reference",
  families: [
    { family: "SQLFreeHandle", source: "https://learn.microsoft.com/sql/odbc/reference/syntax/sqlfreehandle-function", creates: [{ name: "SQLAllocHandle", outParam: 2, params: ["borrows", "borrows", "writes"] }], releases: [{ name: "SQLFreeHandle", param: 1 }] },
    { family: "SQLFreeEnv", creates: [{ name: "SQLAllocEnv", outParam: 0 }], releases: ["SQLFreeEnv"] },
    { family: "SQLFreeConnect", creates: [{ name: "SQLAllocConnect", outParam: 1 }], releases: ["SQLFreeConnect"] },
  ],
};

export const odpiTable: LibraryTable = {
  library: "ODPI-C",
  header: "dpi.h",
  source: "https://odpi-c.readthedocs.io/en/latest/functions/index.html",
  families: [
    { family: "dpiContext_destroy", source: "https://odpi-c.readthedocs.io/en/latest/functions/dpiContext.html", creates: [{ name: "dpiContext_create", outParam: 2 }, { name: "dpiContext_createWithParams", outParam: 3 }], releases: ["dpiContext_destroy"] },
    { family: "dpiConn_release", source: "https://odpi-c.readthedocs.io/en/latest/functions/dpiConn.html", creates: [{ name: "dpiConn_create", outParam: 9 }, { name: "dpiPool_acquireConnection", outParam: 6 }], releases: ["dpiConn_release"], retains: ["dpiConn_addRef"] },
    { family: "dpiPool_release", source: "https://odpi-c.readthedocs.io/en/latest/functions/dpiPool.html", creates: [{ name: "dpiPool_create", outParam: 9 }], releases: ["dpiPool_release"], retains: ["dpiPool_addRef"] },
    { family: "dpiStmt_release", source: "https://odpi-c.readthedocs.io/en/latest/functions/dpiStmt.html", creates: [{ name: "dpiConn_prepareStmt", outParam: 6 }], releases: ["dpiStmt_release"], retains: ["dpiStmt_addRef"] },
    { family: "dpiVar_release", source: "https://odpi-c.readthedocs.io/en/latest/functions/dpiVar.html", creates: [{ name: "dpiConn_newVar", outParam: 8 }], releases: ["dpiVar_release"], retains: ["dpiVar_addRef"] },
    { family: "dpiLob_release", source: "https://odpi-c.readthedocs.io/en/latest/functions/dpiLob.html", creates: [{ name: "dpiConn_newTempLob", outParam: 2 }, { name: "dpiLob_copy", outParam: 1 }], releases: ["dpiLob_release"], retains: ["dpiLob_addRef"] },
    { family: "dpiObject_release", source: "https://odpi-c.readthedocs.io/en/latest/functions/dpiObject.html", creates: [{ name: "dpiObjectType_createObject", outParam: 1 }, { name: "dpiObject_copy", outParam: 1 }], releases: ["dpiObject_release"], retains: ["dpiObject_addRef"] },
    { family: "dpiObjectType_release", source: "https://odpi-c.readthedocs.io/en/latest/functions/dpiObjectType.html", creates: [{ name: "dpiConn_getObjectType", outParam: 3 }], releases: ["dpiObjectType_release"], retains: ["dpiObjectType_addRef"] },
    { family: "dpiSubscr_release", source: "https://odpi-c.readthedocs.io/en/latest/functions/dpiSubscr.html", releases: ["dpiSubscr_release"], retains: ["dpiSubscr_addRef"] },
    { family: "dpiEnqOptions_release", source: "https://odpi-c.readthedocs.io/en/latest/functions/dpiEnqOptions.html", creates: [{ name: "dpiConn_newEnqOptions", outParam: 1 }], releases: ["dpiEnqOptions_release"], retains: ["dpiEnqOptions_addRef"] },
    { family: "dpiDeqOptions_release", source: "https://odpi-c.readthedocs.io/en/latest/functions/dpiDeqOptions.html", creates: [{ name: "dpiConn_newDeqOptions", outParam: 1 }], releases: ["dpiDeqOptions_release"], retains: ["dpiDeqOptions_addRef"] },
    { family: "dpiMsgProps_release", source: "https://odpi-c.readthedocs.io/en/latest/functions/dpiMsgProps.html", creates: [{ name: "dpiConn_newMsgProps", outParam: 1 }], releases: ["dpiMsgProps_release"], retains: ["dpiMsgProps_addRef"] },
    { family: "dpiQueue_release", source: "https://odpi-c.readthedocs.io/en/latest/functions/dpiQueue.html", creates: [{ name: "dpiConn_newQueue", outParam: 4 }], releases: ["dpiQueue_release"], retains: ["dpiQueue_addRef"] },
  ],
};

export const freetdsTable: LibraryTable = {
  library: "FreeTDS",
  header: "sybdb.h",
  source: "https://www.freetds.org/reference/",
  families: [
    { family: "dbloginfree", creates: ["dblogin"], releases: ["dbloginfree"] },
    { family: "dbclose", creates: ["dbopen", "tdsdbopen"], releases: ["dbclose"] },
  ],
};

export const duckdbTable: LibraryTable = {
  library: "DuckDB",
  header: "duckdb.h",
  source: "https://duckdb.org/docs/stable/clients/c/api",
  families: [
    { family: "duckdb_close", creates: [{ name: "duckdb_open", outParam: 1 }, { name: "duckdb_open_ext", outParam: 1 }], releases: [{ name: "duckdb_close", through: true }] },
    { family: "duckdb_disconnect", creates: [{ name: "duckdb_connect", outParam: 1 }], releases: [{ name: "duckdb_disconnect", through: true }] },
    {
      family: "duckdb_destroy_result", releases: ["duckdb_destroy_result"],
      creates: [{ name: "duckdb_query", inPlace: 2, ownedEvenOnError: true }, { name: "duckdb_execute_prepared", inPlace: 1, ownedEvenOnError: true }, { name: "duckdb_execute_pending", inPlace: 1, ownedEvenOnError: true }],
    },
    { family: "duckdb_destroy_config", creates: [{ name: "duckdb_create_config", outParam: 0 }], releases: [{ name: "duckdb_destroy_config", through: true }] },
    { family: "duckdb_destroy_prepare", creates: [{ name: "duckdb_prepare", outParam: 2, ownedEvenOnError: true }, { name: "duckdb_prepare_extracted_statement", outParam: 3, ownedEvenOnError: true }], releases: [{ name: "duckdb_destroy_prepare", through: true }] },
    { family: "duckdb_destroy_extracted", creates: [{ name: "duckdb_extract_statements", outParam: 2, ownedEvenOnError: true }], releases: [{ name: "duckdb_destroy_extracted", through: true }] },
    { family: "duckdb_destroy_pending", creates: [{ name: "duckdb_pending_prepared", outParam: 1, ownedEvenOnError: true }], releases: [{ name: "duckdb_destroy_pending", through: true }] },
    { family: "duckdb_appender_destroy", creates: [{ name: "duckdb_appender_create", outParam: 3, ownedEvenOnError: true }], releases: [{ name: "duckdb_appender_destroy", through: true }] },
    {
      family: "duckdb_destroy_value",
      creates: ["duckdb_create_varchar", "duckdb_create_varchar_length", "duckdb_create_int64", "duckdb_create_struct_value", "duckdb_create_list_value", "duckdb_create_array_value", "duckdb_create_bool", "duckdb_create_double", "duckdb_create_null_value", "duckdb_bind_get_parameter", "duckdb_bind_get_named_parameter"],
      releases: [{ name: "duckdb_destroy_value", through: true }],
    },
    {
      family: "duckdb_destroy_logical_type",
      creates: ["duckdb_create_logical_type", "duckdb_create_list_type", "duckdb_create_array_type", "duckdb_create_map_type", "duckdb_create_struct_type", "duckdb_create_union_type", "duckdb_create_enum_type", "duckdb_create_decimal_type", "duckdb_column_logical_type", "duckdb_vector_get_column_type", "duckdb_list_type_child_type", "duckdb_array_type_child_type", "duckdb_map_type_key_type", "duckdb_map_type_value_type", "duckdb_struct_type_child_type", "duckdb_union_type_member_type"],
      releases: [{ name: "duckdb_destroy_logical_type", through: true }],
    },
    { family: "duckdb_destroy_data_chunk", creates: ["duckdb_create_data_chunk", "duckdb_fetch_chunk", "duckdb_result_get_chunk", "duckdb_stream_fetch_chunk"], releases: [{ name: "duckdb_destroy_data_chunk", through: true }] },
    { family: "duckdb_destroy_scalar_function", creates: ["duckdb_create_scalar_function"], releases: [{ name: "duckdb_destroy_scalar_function", through: true }] },
    { family: "duckdb_destroy_table_function", creates: ["duckdb_create_table_function"], releases: [{ name: "duckdb_destroy_table_function", through: true }] },
    { family: "duckdb_free", creates: ["duckdb_malloc", "duckdb_get_varchar", "duckdb_value_varchar", "duckdb_enum_dictionary_value", "duckdb_struct_type_child_name", "duckdb_union_type_member_name", "duckdb_parameter_name", ...outOnFailureCode(3, "duckdb_open_ext")], releases: ["duckdb_free"], lends: [{ name: "duckdb_column_name", owner: 0 }, { name: "duckdb_result_error", owner: 0 }, { name: "duckdb_prepare_error", owner: 0 }, { name: "duckdb_pending_error", owner: 0 }, { name: "duckdb_appender_error", owner: 0 }] },
  ],
};

export const cassandraTable: LibraryTable = {
  library: "Cassandra C driver",
  header: "cassandra.h",
  source: "https://docs.datastax.com/en/developer/cpp-driver/2.17/api/",
  families: [
    { family: "cass_cluster_free", creates: ["cass_cluster_new"], releases: ["cass_cluster_free"] },
    { family: "cass_session_free", creates: ["cass_session_new"], releases: ["cass_session_free"] },
    { family: "cass_statement_free", creates: ["cass_statement_new", "cass_statement_new_n", "cass_prepared_bind"], releases: ["cass_statement_free"] },
    { family: "cass_prepared_free", creates: ["cass_future_get_prepared"], releases: ["cass_prepared_free"] },
    { family: "cass_batch_free", creates: ["cass_batch_new"], releases: ["cass_batch_free"] },
    { family: "cass_future_free", creates: ["cass_session_connect", "cass_session_connect_keyspace", "cass_session_close", "cass_session_execute", "cass_session_execute_batch", "cass_session_prepare"], releases: ["cass_future_free"] },
    { family: "cass_result_free", creates: ["cass_future_get_result"], releases: ["cass_result_free"] },
    { family: "cass_error_result_free", creates: ["cass_future_get_error_result"], releases: ["cass_error_result_free"] },
    { family: "cass_iterator_free", creates: ["cass_iterator_from_result", "cass_iterator_from_row", "cass_iterator_from_collection", "cass_iterator_from_map", "cass_iterator_from_tuple"], releases: ["cass_iterator_free"], lends: [{ name: "cass_iterator_get_row", owner: 0 }, { name: "cass_iterator_get_value", owner: 0 }, { name: "cass_iterator_get_column", owner: 0 }] },
    { family: "cass_collection_free", creates: ["cass_collection_new"], releases: ["cass_collection_free"] },
    { family: "cass_tuple_free", creates: ["cass_tuple_new"], releases: ["cass_tuple_free"] },
    { family: "cass_user_type_free", creates: ["cass_user_type_new_from_data_type"], releases: ["cass_user_type_free"] },
    { family: "cass_ssl_free", creates: ["cass_ssl_new", "cass_ssl_new_no_lib_init"], releases: ["cass_ssl_free"] },
    { family: "cass_uuid_gen_free", creates: ["cass_uuid_gen_new", "cass_uuid_gen_new_with_node"], releases: ["cass_uuid_gen_free"] },
  ],
};

export const mongocTable: LibraryTable = {
  library: "MongoDB C driver",
  header: "mongoc/mongoc.h",
  source: "https://mongoc.org/libmongoc/current/api.html",
  families: [
    { family: "mongoc_client_destroy", creates: ["mongoc_client_new", "mongoc_client_new_from_uri"], releases: ["mongoc_client_destroy"] },
    { family: "mongoc_client_pool_destroy", creates: ["mongoc_client_pool_new"], releases: ["mongoc_client_pool_destroy"] },
    { family: "mongoc_client_pool_push", creates: ["mongoc_client_pool_pop", "mongoc_client_pool_try_pop"], releases: [{ name: "mongoc_client_pool_push", param: 1 }] },
    { family: "mongoc_collection_destroy", creates: ["mongoc_client_get_collection", "mongoc_database_get_collection", "mongoc_collection_copy"], releases: ["mongoc_collection_destroy"] },
    { family: "mongoc_database_destroy", creates: ["mongoc_client_get_database", "mongoc_client_get_default_database"], releases: ["mongoc_database_destroy"] },
    { family: "mongoc_cursor_destroy", creates: ["mongoc_collection_find_with_opts", "mongoc_collection_aggregate", "mongoc_client_find_databases_with_opts", "mongoc_database_find_collections_with_opts", "mongoc_collection_find_indexes_with_opts"], releases: ["mongoc_cursor_destroy"] },
    { family: "mongoc_uri_destroy", creates: ["mongoc_uri_new", "mongoc_uri_new_with_error", "mongoc_uri_copy", "mongoc_uri_new_for_host_port"], releases: ["mongoc_uri_destroy"] },
    { family: "mongoc_bulk_operation_destroy", creates: ["mongoc_collection_create_bulk_operation_with_opts"], releases: ["mongoc_bulk_operation_destroy"] },
    { family: "mongoc_read_prefs_destroy", creates: ["mongoc_read_prefs_new", "mongoc_read_prefs_copy"], releases: ["mongoc_read_prefs_destroy"] },
    { family: "bson_destroy", header: "bson/bson.h", source: "https://mongoc.org/libbson/current/api.html", creates: ["bson_new", "bson_new_from_json", "bson_new_from_data", "bson_copy", "bson_sized_new", { name: "bson_init", inPlace: 0 }], releases: ["bson_destroy"] },
    { family: "bson_free", header: "bson/bson.h", source: "https://mongoc.org/libbson/current/api.html", creates: ["bson_malloc", "bson_malloc0", "bson_strdup", "bson_strndup", "bson_strdup_printf", "bson_as_canonical_extended_json", "bson_as_relaxed_extended_json", "bson_as_json"], releases: ["bson_free"] },
  ],
};

export const hiredisTable: LibraryTable = {
  library: "hiredis",
  header: "hiredis/hiredis.h",
  source: "https://github.com/redis/hiredis#readme",
  families: [
    { family: "redisFree", creates: ["redisConnect", "redisConnectWithTimeout", "redisConnectNonBlock", "redisConnectUnix", "redisConnectUnixWithTimeout", "redisConnectFd", "redisConnectWithOptions"], releases: ["redisFree"] },
    { family: "freeReplyObject", creates: ["redisCommand", "redisvCommand", "redisCommandArgv", { name: "redisGetReply", outParam: 1 }], releases: ["freeReplyObject"] },
    { family: "malloc", creates: [{ name: "redisFormatCommand", outParam: 0 }, { name: "redisFormatCommandArgv", outParam: 0 }], releases: ["redisFreeCommand"] },
    { family: "redisReaderFree", creates: ["redisReaderCreate"], releases: ["redisReaderFree"] },
  ],
};

export const memcachedTable: LibraryTable = {
  library: "libmemcached",
  header: "libmemcached/memcached.h",
  source: "https://docs.libmemcached.org/index.html",
  families: [
    { family: "memcached_free", creates: [{ name: "memcached_create", whenNil: 0 }, { name: "memcached_clone", whenNil: 0 }, "memcached"], releases: ["memcached_free"] },
    { family: "memcached_server_list_free", creates: ["memcached_servers_parse"], releases: ["memcached_server_list_free"] },
  ],
};

export const tarantoolTable: LibraryTable = {
  library: "Tarantool C client",
  header: "tarantool/tarantool.h",
  source: "https://github.com/tarantool/tarantool-c#readme",
  families: [{ family: "tnt_stream_free", creates: [{ name: "tnt_net", whenNil: 0 }, { name: "tnt_buf", whenNil: 0 }, { name: "tnt_object", whenNil: 0 }], releases: ["tnt_stream_free"] }],
};

export const tiledbTable: LibraryTable = {
  library: "TileDB",
  header: "tiledb/tiledb.h",
  source: "https://tiledb-inc-tiledb.readthedocs-hosted.com/en/stable/c-api.html",
  families: [
    { family: "tiledb_ctx_free", creates: [{ name: "tiledb_ctx_alloc", outParam: 1 }], releases: [{ name: "tiledb_ctx_free", through: true }] },
    { family: "tiledb_config_free", creates: [{ name: "tiledb_config_alloc", outParam: 0 }, { name: "tiledb_ctx_get_config", outParam: 1 }], releases: [{ name: "tiledb_config_free", through: true }] },
    { family: "tiledb_error_free", creates: [{ name: "tiledb_ctx_get_last_error", outParam: 1 }], releases: [{ name: "tiledb_error_free", through: true }] },
    { family: "tiledb_array_free", creates: [{ name: "tiledb_array_alloc", outParam: 2 }], releases: [{ name: "tiledb_array_free", through: true }] },
    { family: "tiledb_array_schema_free", creates: [{ name: "tiledb_array_schema_alloc", outParam: 2 }, { name: "tiledb_array_schema_load", outParam: 2 }, { name: "tiledb_array_get_schema", outParam: 2 }], releases: [{ name: "tiledb_array_schema_free", through: true }] },
    { family: "tiledb_domain_free", creates: [{ name: "tiledb_domain_alloc", outParam: 1 }, { name: "tiledb_array_schema_get_domain", outParam: 2 }], releases: [{ name: "tiledb_domain_free", through: true }] },
    { family: "tiledb_attribute_free", creates: [{ name: "tiledb_attribute_alloc", outParam: 3 }], releases: [{ name: "tiledb_attribute_free", through: true }] },
    { family: "tiledb_dimension_free", creates: [{ name: "tiledb_dimension_alloc", outParam: 5 }], releases: [{ name: "tiledb_dimension_free", through: true }] },
    { family: "tiledb_query_free", creates: [{ name: "tiledb_query_alloc", outParam: 3 }], releases: [{ name: "tiledb_query_free", through: true }] },
    { family: "tiledb_filter_free", creates: [{ name: "tiledb_filter_alloc", outParam: 2 }], releases: [{ name: "tiledb_filter_free", through: true }] },
    { family: "tiledb_filter_list_free", creates: [{ name: "tiledb_filter_list_alloc", outParam: 1 }], releases: [{ name: "tiledb_filter_list_free", through: true }] },
    { family: "tiledb_vfs_free", creates: [{ name: "tiledb_vfs_alloc", outParam: 2 }], releases: [{ name: "tiledb_vfs_free", through: true }] },
  ],
};
