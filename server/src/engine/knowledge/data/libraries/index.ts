// All tables of libraries, one file each. Data only.
import type { LibraryTable } from "../../libraryTable.ts";

export const libraryTables: readonly LibraryTable[] = [];
