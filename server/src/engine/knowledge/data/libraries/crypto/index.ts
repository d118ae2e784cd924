// The tables of this area in one list. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { mbedtlsTable, wolfsslTable, gnutlsTable, libgcryptTable, gpgmeTable, nssTable, libsodiumTable } from "./crypto.ts";
import { opensslTable } from "./openssl.ts";
import { opensslKeysTable } from "./opensslKeys.ts";
import { opensslX509Table } from "./opensslX509.ts";
import { pkcs11Table } from "./pkcs11.ts";

export const cryptoTables: readonly LibraryTable[] = [
  mbedtlsTable, wolfsslTable, gnutlsTable, libgcryptTable, gpgmeTable, nssTable, libsodiumTable,
  opensslTable,
  opensslKeysTable,
  opensslX509Table,
  pkcs11Table,
];
