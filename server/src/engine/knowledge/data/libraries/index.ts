// All tables of libraries, one file each. Data only.
import type { LibraryTable } from "../../libraryTable.ts";
import { cryptoTables } from "./crypto/index.ts";
import { databaseTables } from "./database/index.ts";
import { systemTables } from "./system/index.ts";
import { desktopTables } from "./desktop/index.ts";
import { graphicsTables } from "./graphics/index.ts";
import { mediaTables } from "./media/index.ts";
import { languagesTables } from "./languages/index.ts";
import { platformTables } from "./platform/index.ts";
import { scienceTables } from "./science/index.ts";
import { lendingTables } from "./lent/index.ts";

export const libraryTables: readonly LibraryTable[] = [...systemTables, ...cryptoTables, ...databaseTables, ...desktopTables, ...graphicsTables, ...mediaTables, ...languagesTables, ...platformTables, ...scienceTables, ...lendingTables];
