// The tables of what libraries lend and nothing else, one file per area. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { cryptoLenders } from "./crypto.ts";
import { databaseLenders } from "./database.ts";
import { graphicsLenders } from "./graphics.ts";
import { languageLenders } from "./languages.ts";
import { mediaLenders } from "./media.ts";
import { platformLenders } from "./platform.ts";
import { scienceLenders } from "./science.ts";
import { systemLenders } from "./system.ts";

export const lendingTables: readonly LibraryTable[] = [...systemLenders, ...cryptoLenders, ...databaseLenders, ...graphicsLenders, ...mediaLenders, ...languageLenders, ...platformLenders, ...scienceLenders];
