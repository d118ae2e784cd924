// Expat: parsers.
import type { LibraryTable } from "../../../libraryTable.ts";

export const expat: LibraryTable = {
  library: "Expat",
  header: "expat.h",
  source: "https://libexpat.github.io/doc/api/latest/",
  families: [{ family: "XML_ParserFree", creates: ["XML_ParserCreate", "XML_ParserCreateNS", "XML_ParserCreate_MM", "XML_ExternalEntityParserCreate"], releases: ["XML_ParserFree"] }],
};
