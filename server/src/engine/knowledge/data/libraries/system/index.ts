// The tables of this area in one list. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { zlibTable, bzip2Table, lzmaTable, zstdTable, lz4Table, brotliTable } from "./compression.ts";
import { systemdTable, udevTable, libbpfTable, seccompTable, netlinkTable, elfTable, securityTable, fuseTable } from "./linux.ts";
import { rdkafkaTable, zeromqTable, czmqTable, nanomsgTable, rabbitmqTable, mosquittoTable, pulsarTable, dbusTable } from "./messaging.ts";
import { curlTable, libsshTable, libssh2Table, ldapTable, krb5Table, gssapiTable, pamTable, pcapTable } from "./network.ts";
import { posixTable, pthreadTable } from "./posix.ts";
import { cephTable, glusterTable, blockTable, deviceMapperTable, fileSystemTable, remoteStorageTable } from "./storage.ts";
import { lineEditingTable, sambaTable } from "./terminal.ts";

export const systemTables: readonly LibraryTable[] = [
  zlibTable, bzip2Table, lzmaTable, zstdTable, lz4Table, brotliTable,
  systemdTable, udevTable, libbpfTable, seccompTable, netlinkTable, elfTable, securityTable, fuseTable,
  rdkafkaTable, zeromqTable, czmqTable, nanomsgTable, rabbitmqTable, mosquittoTable, pulsarTable, dbusTable,
  curlTable, libsshTable, libssh2Table, ldapTable, krb5Table, gssapiTable, pamTable, pcapTable,
  posixTable, pthreadTable,
  cephTable, glusterTable, blockTable, deviceMapperTable, fileSystemTable, remoteStorageTable,
  lineEditingTable, sambaTable,
];
