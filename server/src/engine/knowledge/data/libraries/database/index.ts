// The tables of this area in one list. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { libpqTable, mysqlTable, odbcTable, odpiTable, freetdsTable, duckdbTable, cassandraTable, mongocTable, hiredisTable, memcachedTable, tarantoolTable, tiledbTable } from "./clients.ts";
import { leveldbTable, rocksdbTable, lmdbTable, mdbxTable } from "./keyValue.ts";
import { ociTable } from "./oracle.ts";
import { sqliteTable } from "./sqlite.ts";
import { tdengineTable } from "./tdengine.ts";

export const databaseTables: readonly LibraryTable[] = [
  libpqTable, mysqlTable, odbcTable, odpiTable, freetdsTable, duckdbTable, cassandraTable, mongocTable, hiredisTable, memcachedTable, tarantoolTable, tiledbTable,
  leveldbTable, rocksdbTable, lmdbTable, mdbxTable,
  sqliteTable, ociTable, tdengineTable,
];
