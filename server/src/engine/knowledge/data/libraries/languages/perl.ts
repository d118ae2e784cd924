// Perl: embedded interpreters.
import type { LibraryTable } from "../../../libraryTable.ts";

export const perl: LibraryTable = {
  library: "Perl",
  header: "perl.h",
  source: "https://perldoc.perl.org/perlembed",
  families: [{ family: "perl_free", creates: ["perl_alloc"], releases: ["perl_free"] }],
};
