// Embedded key-value stores with C interfaces: LevelDB, RocksDB, LMDB, MDBX. Error strings come through `errptr`,
// which a failing call fills, also where the call makes something. Values come from malloc; the libraries' own free
// functions are the same function. A cursor of LMDB's write transactions ends with the transaction, so not closing one
// is no leak. Data only.
import type { LibraryCreate, LibraryTable } from "../../../libraryTable.ts";
import { outOnFailure } from "../../../tableEntries.ts";

export const leveldbTable: LibraryTable = {
  library: "LevelDB",
  header: "leveldb/c.h",
  source: "https://github.com/google/leveldb/blob/main/include/leveldb/c.h",
  families: [
    { family: "leveldb_close", creates: ["leveldb_open"], releases: ["leveldb_close"] },
    { family: "malloc", creates: ["leveldb_get", "leveldb_property_value", ...outOnFailure(1, "leveldb_iter_get_error"), ...outOnFailure(2, "leveldb_destroy_db", "leveldb_repair_db", "leveldb_open"), ...outOnFailure(5, "leveldb_get"), ...outOnFailure(3, "leveldb_write"), ...outOnFailure(4, "leveldb_delete"), ...outOnFailure(6, "leveldb_put")], releases: ["leveldb_free"] },
    { family: "leveldb_iter_destroy", source: "https://github.com/google/leveldb/blob/main/include/leveldb/db.h", creates: [{ name: "leveldb_create_iterator", within: 0 }], releases: ["leveldb_iter_destroy"] },
    { family: "leveldb_release_snapshot", creates: ["leveldb_create_snapshot"], releases: [{ name: "leveldb_release_snapshot", param: 1 }] },
    { family: "leveldb_writebatch_destroy", creates: ["leveldb_writebatch_create"], releases: ["leveldb_writebatch_destroy"] }, { family: "leveldb_options_destroy", creates: ["leveldb_options_create"], releases: ["leveldb_options_destroy"] }, { family: "leveldb_readoptions_destroy", creates: ["leveldb_readoptions_create"], releases: ["leveldb_readoptions_destroy"] }, { family: "leveldb_writeoptions_destroy", creates: ["leveldb_writeoptions_create"], releases: ["leveldb_writeoptions_destroy"] }, { family: "leveldb_comparator_destroy", creates: ["leveldb_comparator_create"], releases: ["leveldb_comparator_destroy"] },
    { family: "leveldb_filterpolicy_destroy", creates: ["leveldb_filterpolicy_create", "leveldb_filterpolicy_create_bloom"], releases: ["leveldb_filterpolicy_destroy"] },
    { family: "leveldb_cache_destroy", creates: ["leveldb_cache_create_lru"], releases: ["leveldb_cache_destroy"] },
    { family: "leveldb_env_destroy", creates: ["leveldb_create_default_env"], releases: ["leveldb_env_destroy"] },
  ],
};

const rocksdbErrors: readonly LibraryCreate[] = [
  ...outOnFailure(1, "rocksdb_checkpoint_object_create", "rocksdb_iter_get_error", "rocksdb_wal_iter_get_error", "rocksdb_disable_file_deletions", "rocksdb_sstfilewriter_finish", "rocksdb_transaction_commit", "rocksdb_transaction_rollback", "rocksdb_try_catch_up_with_primary"),
  ...outOnFailure(2, "rocksdb_open", "rocksdb_optimistictransactiondb_open", "rocksdb_backup_engine_open", "rocksdb_flush", "rocksdb_flush_wal", "rocksdb_destroy_db", "rocksdb_repair_db", "rocksdb_drop_column_family", "rocksdb_sstfilewriter_open", "rocksdb_backup_engine_create_new_backup", "rocksdb_backup_engine_purge_old_backups", "rocksdb_backup_engine_verify_backup"),
  ...outOnFailure(3, "rocksdb_open_with_ttl", "rocksdb_open_for_read_only", "rocksdb_open_as_secondary", "rocksdb_transactiondb_open", "rocksdb_create_column_family", "rocksdb_get_updates_since", "rocksdb_list_column_families", "rocksdb_write", "rocksdb_write_writebatch_wi", "rocksdb_flush_cf", "rocksdb_sstfilewriter_delete", "rocksdb_transaction_delete", "rocksdb_transactiondb_write", "rocksdb_checkpoint_create", "rocksdb_get_options_from_string"),
  ...outOnFailure(4, "rocksdb_get_pinned", "rocksdb_delete", "rocksdb_singledelete", "rocksdb_set_options", "rocksdb_ingest_external_file", "rocksdb_transaction_delete_cf", "rocksdb_transactiondb_delete", "rocksdb_backup_engine_restore_db_from_latest_backup"),
  ...outOnFailure(5, "rocksdb_get", "rocksdb_get_pinned_cf", "rocksdb_transaction_get", "rocksdb_transactiondb_get", "rocksdb_delete_cf", "rocksdb_singledelete_cf", "rocksdb_set_options_cf", "rocksdb_ingest_external_file_cf", "rocksdb_sstfilewriter_add", "rocksdb_sstfilewriter_put", "rocksdb_sstfilewriter_merge", "rocksdb_transaction_put", "rocksdb_transaction_merge", "rocksdb_backup_engine_restore_db_from_backup"),
  ...outOnFailure(6, "rocksdb_open_column_families", "rocksdb_get_cf", "rocksdb_transaction_get_cf", "rocksdb_transaction_get_for_update", "rocksdb_transactiondb_get_cf", "rocksdb_put", "rocksdb_merge", "rocksdb_transaction_put_cf", "rocksdb_transaction_merge_cf", "rocksdb_transactiondb_put", "rocksdb_transactiondb_merge"),
  ...outOnFailure(7, "rocksdb_open_column_families_with_ttl", "rocksdb_open_for_read_only_column_families", "rocksdb_put_cf", "rocksdb_merge_cf", "rocksdb_delete_range_cf"),
];

export const rocksdbTable: LibraryTable = {
  library: "RocksDB",
  header: "rocksdb/c.h",
  source: "https://github.com/facebook/rocksdb/blob/main/include/rocksdb/c.h",
  families: [
    { family: "rocksdb_close", creates: ["rocksdb_open", "rocksdb_open_with_ttl", "rocksdb_open_for_read_only", "rocksdb_open_as_secondary", "rocksdb_open_column_families", "rocksdb_open_column_families_with_ttl", "rocksdb_open_for_read_only_column_families"], releases: ["rocksdb_close"] },
    { family: "malloc", creates: ["rocksdb_get", "rocksdb_get_cf", "rocksdb_sst_file_metadata_get_smallestkey", "rocksdb_sst_file_metadata_get_largestkey", "rocksdb_sst_file_metadata_get_relative_filename", "rocksdb_sst_file_metadata_get_directory", "rocksdb_column_family_metadata_get_name", "rocksdb_level_metadata_get_column_family_name", "rocksdb_transaction_get_name", "rocksdb_transaction_get", "rocksdb_transaction_get_cf", "rocksdb_transaction_get_for_update", "rocksdb_transactiondb_get", "rocksdb_transactiondb_get_cf", "rocksdb_property_value", "rocksdb_property_value_cf", "rocksdb_options_statistics_get_string", ...rocksdbErrors], releases: ["rocksdb_free"] },
    { family: "rocksdb_filterpolicy_destroy", creates: ["rocksdb_filterpolicy_create_bloom", "rocksdb_filterpolicy_create_bloom_full", "rocksdb_filterpolicy_create_ribbon", "rocksdb_filterpolicy_create_ribbon_hybrid"], releases: ["rocksdb_filterpolicy_destroy"] },
    { family: "rocksdb_slicetransform_destroy", creates: ["rocksdb_slicetransform_create", "rocksdb_slicetransform_create_fixed_prefix", "rocksdb_slicetransform_create_noop"], releases: ["rocksdb_slicetransform_destroy"] },
    { family: "rocksdb_mergeoperator_destroy", creates: ["rocksdb_mergeoperator_create"], releases: ["rocksdb_mergeoperator_destroy"] }, { family: "rocksdb_compactionfilter_destroy", creates: ["rocksdb_compactionfilter_create"], releases: ["rocksdb_compactionfilter_destroy"] }, { family: "rocksdb_compactionfilterfactory_destroy", creates: ["rocksdb_compactionfilterfactory_create"], releases: ["rocksdb_compactionfilterfactory_destroy"] },
    { family: "rocksdb_transactiondb_close_base_db", creates: ["rocksdb_transactiondb_get_base_db"], releases: ["rocksdb_transactiondb_close_base_db"] }, { family: "rocksdb_optimistictransactiondb_close_base_db", creates: ["rocksdb_optimistictransactiondb_get_base_db"], releases: ["rocksdb_optimistictransactiondb_close_base_db"] },
    { family: "rocksdb_dbpath_destroy", creates: ["rocksdb_dbpath_create"], releases: ["rocksdb_dbpath_destroy"] }, { family: "rocksdb_lru_cache_options_destroy", creates: ["rocksdb_lru_cache_options_create"], releases: ["rocksdb_lru_cache_options_destroy"] }, { family: "rocksdb_memory_consumers_destroy", creates: ["rocksdb_memory_consumers_create"], releases: ["rocksdb_memory_consumers_destroy"] },
    { family: "rocksdb_approximate_memory_usage_destroy", creates: ["rocksdb_approximate_memory_usage_create"], releases: ["rocksdb_approximate_memory_usage_destroy"] },
    { family: "rocksdb_column_family_metadata_destroy", creates: ["rocksdb_get_column_family_metadata", "rocksdb_get_column_family_metadata_cf"], releases: ["rocksdb_column_family_metadata_destroy"] }, { family: "rocksdb_list_column_families_destroy", creates: ["rocksdb_list_column_families"], releases: ["rocksdb_list_column_families_destroy"] },
    { family: "rocksdb_iter_destroy", source: "https://github.com/facebook/rocksdb/blob/main/include/rocksdb/db.h", creates: [{ name: "rocksdb_create_iterator", within: 0 }, { name: "rocksdb_create_iterator_cf", within: 0 }, "rocksdb_transaction_create_iterator", "rocksdb_transactiondb_create_iterator"], releases: ["rocksdb_iter_destroy"] },
    { family: "rocksdb_release_snapshot", creates: ["rocksdb_create_snapshot"], releases: [{ name: "rocksdb_release_snapshot", param: 1 }] },
    { family: "rocksdb_transactiondb_release_snapshot", creates: ["rocksdb_transactiondb_create_snapshot"], releases: [{ name: "rocksdb_transactiondb_release_snapshot", param: 1 }] },
    { family: "rocksdb_transactiondb_close", creates: ["rocksdb_transactiondb_open"], releases: ["rocksdb_transactiondb_close"] },
    { family: "rocksdb_optimistictransactiondb_close", creates: ["rocksdb_optimistictransactiondb_open"], releases: ["rocksdb_optimistictransactiondb_close"] },
    { family: "rocksdb_column_family_handle_destroy", creates: ["rocksdb_create_column_family"], releases: ["rocksdb_column_family_handle_destroy"] },
    { family: "rocksdb_pinnableslice_destroy", creates: ["rocksdb_get_pinned", "rocksdb_get_pinned_cf"], releases: ["rocksdb_pinnableslice_destroy"] },
    { family: "rocksdb_backup_engine_close", creates: ["rocksdb_backup_engine_open"], releases: ["rocksdb_backup_engine_close"] },
    { family: "rocksdb_backup_engine_info_destroy", creates: ["rocksdb_backup_engine_get_backup_info"], releases: ["rocksdb_backup_engine_info_destroy"] },
    { family: "rocksdb_livefiles_destroy", creates: ["rocksdb_livefiles"], releases: ["rocksdb_livefiles_destroy"] },
    { family: "rocksdb_checkpoint_object_destroy", creates: ["rocksdb_checkpoint_object_create"], releases: ["rocksdb_checkpoint_object_destroy"] },
    { family: "rocksdb_wal_iter_destroy", creates: ["rocksdb_get_updates_since"], releases: ["rocksdb_wal_iter_destroy"] },
    { family: "rocksdb_block_based_options_destroy", creates: ["rocksdb_block_based_options_create"], releases: ["rocksdb_block_based_options_destroy"] },
    { family: "rocksdb_cuckoo_options_destroy", creates: ["rocksdb_cuckoo_options_create"], releases: ["rocksdb_cuckoo_options_destroy"] },
    { family: "rocksdb_cache_destroy", creates: ["rocksdb_cache_create_lru", "rocksdb_cache_create_lru_opts", "rocksdb_cache_create_hyper_clock"], releases: ["rocksdb_cache_destroy"] },
    { family: "rocksdb_env_destroy", creates: ["rocksdb_create_default_env", "rocksdb_create_mem_env"], releases: ["rocksdb_env_destroy"] },
    { family: "rocksdb_sstfilewriter_destroy", creates: ["rocksdb_sstfilewriter_create"], releases: ["rocksdb_sstfilewriter_destroy"] },
    { family: "rocksdb_ratelimiter_destroy", creates: ["rocksdb_ratelimiter_create"], releases: ["rocksdb_ratelimiter_destroy"] },
    { family: "rocksdb_options_destroy", creates: ["rocksdb_options_create", "rocksdb_options_create_copy"], releases: ["rocksdb_options_destroy"] },
    { family: "rocksdb_writebatch_destroy", creates: ["rocksdb_writebatch_create", "rocksdb_writebatch_create_from"], releases: ["rocksdb_writebatch_destroy"] },
    { family: "rocksdb_writebatch_wi_destroy", creates: ["rocksdb_writebatch_wi_create"], releases: ["rocksdb_writebatch_wi_destroy"] },
    { family: "rocksdb_transaction_destroy", creates: [{ name: "rocksdb_transaction_begin", whenNil: 3 }, { name: "rocksdb_optimistictransaction_begin", whenNil: 3 }], releases: ["rocksdb_transaction_destroy"] },
    { family: "rocksdb_readoptions_destroy", creates: ["rocksdb_readoptions_create"], releases: ["rocksdb_readoptions_destroy"] }, { family: "rocksdb_writeoptions_destroy", creates: ["rocksdb_writeoptions_create"], releases: ["rocksdb_writeoptions_destroy"] }, { family: "rocksdb_flushoptions_destroy", creates: ["rocksdb_flushoptions_create"], releases: ["rocksdb_flushoptions_destroy"] }, { family: "rocksdb_compactoptions_destroy", creates: ["rocksdb_compactoptions_create"], releases: ["rocksdb_compactoptions_destroy"] }, { family: "rocksdb_comparator_destroy", creates: ["rocksdb_comparator_create"], releases: ["rocksdb_comparator_destroy"] }, { family: "rocksdb_envoptions_destroy", creates: ["rocksdb_envoptions_create"], releases: ["rocksdb_envoptions_destroy"] },
    { family: "rocksdb_ingestexternalfileoptions_destroy", creates: ["rocksdb_ingestexternalfileoptions_create"], releases: ["rocksdb_ingestexternalfileoptions_destroy"] }, { family: "rocksdb_restore_options_destroy", creates: ["rocksdb_restore_options_create"], releases: ["rocksdb_restore_options_destroy"] }, { family: "rocksdb_fifo_compaction_options_destroy", creates: ["rocksdb_fifo_compaction_options_create"], releases: ["rocksdb_fifo_compaction_options_destroy"] }, { family: "rocksdb_universal_compaction_options_destroy", creates: ["rocksdb_universal_compaction_options_create"], releases: ["rocksdb_universal_compaction_options_destroy"] },
    { family: "rocksdb_transaction_options_destroy", creates: ["rocksdb_transaction_options_create"], releases: ["rocksdb_transaction_options_destroy"] }, { family: "rocksdb_transactiondb_options_destroy", creates: ["rocksdb_transactiondb_options_create"], releases: ["rocksdb_transactiondb_options_destroy"] }, { family: "rocksdb_optimistictransaction_options_destroy", creates: ["rocksdb_optimistictransaction_options_create"], releases: ["rocksdb_optimistictransaction_options_destroy"] }, { family: "rocksdb_perfcontext_destroy", creates: ["rocksdb_perfcontext_create"], releases: ["rocksdb_perfcontext_destroy"] },
  ],
  rows: [
    { name: "rocksdb_writebatch_wi_create_iterator_with_base", creates: { family: "rocksdb_iter_destroy" }, params: ["borrows", "takes"] },
    { name: "rocksdb_options_set_comparator", params: ["borrows", "keeps"] },
    { name: "rocksdb_options_set_merge_operator", params: ["borrows", "takes"] },
    { name: "rocksdb_options_set_compaction_filter", params: ["borrows", "keeps"] },
    { name: "rocksdb_options_set_compaction_filter_factory", params: ["borrows", "takes"] },
    { name: "rocksdb_options_set_prefix_extractor", params: ["borrows", "takes"] },
    { name: "rocksdb_block_based_options_set_filter_policy", params: ["borrows", "takes"] },
    { name: "rocksdb_options_set_env", params: ["borrows", "keeps"] },
    { name: "rocksdb_readoptions_set_snapshot", params: ["borrows", "keeps"] },
    { name: "rocksdb_options_set_block_based_table_factory", params: ["borrows", "borrows"] },
  ],
};

export const lmdbTable: LibraryTable = {
  library: "LMDB",
  header: "lmdb.h",
  source: "https://www.lmdb.tech/doc/group__mdb.html",
  families: [
    { family: "mdb_env_close", creates: [{ name: "mdb_env_create", outParam: 0 }], releases: ["mdb_env_close"], lends: [{ name: "mdb_txn_env", owner: 0 }] },
    { family: "mdb_txn_abort", creates: [{ name: "mdb_txn_begin", outParam: 3 }], releases: ["mdb_txn_abort", "mdb_txn_commit"] },
    { family: "mdb_cursor_close", releases: ["mdb_cursor_close"] },
  ],
};

export const mdbxTable: LibraryTable = {
  library: "libmdbx",
  header: "mdbx.h",
  source: "https://libmdbx.dqdkfa.ru/group__c__api.html",
  families: [
    { family: "mdbx_env_close", creates: [{ name: "mdbx_env_create", outParam: 0 }], releases: ["mdbx_env_close", "mdbx_env_close_ex"], lends: [{ name: "mdbx_txn_env", owner: 0 }] },
    { family: "mdbx_txn_abort", creates: [{ name: "mdbx_txn_begin", outParam: 3 }, { name: "mdbx_txn_begin_ex", outParam: 3 }], releases: ["mdbx_txn_abort", "mdbx_txn_commit", "mdbx_txn_commit_ex"] },
    { family: "mdbx_cursor_close", creates: [{ name: "mdbx_cursor_open", outParam: 2 }, "mdbx_cursor_create"], releases: ["mdbx_cursor_close"] },
  ],
};
