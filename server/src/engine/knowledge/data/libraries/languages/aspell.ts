// Aspell: configurations. Spellers are cast from a possible error and not modelled.
import type { LibraryTable } from "../../../libraryTable.ts";

export const aspell: LibraryTable = {
  library: "Aspell",
  header: "aspell.h",
  source: "https://github.com/GNUAspell/aspell/blob/master/interfaces/cc/aspell.h",
  families: [{ family: "delete_aspell_config", creates: ["new_aspell_config"], releases: ["delete_aspell_config"] }],
};
