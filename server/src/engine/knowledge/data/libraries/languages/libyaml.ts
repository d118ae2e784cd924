// libyaml: parsers, emitters, documents, events and tokens live in memory of the caller.
import type { LibraryTable } from "../../../libraryTable.ts";
import { inPlace, takes } from "../../../tableEntries.ts";

export const libyaml: LibraryTable = {
  library: "libyaml",
  header: "yaml.h",
  source: "https://pyyaml.org/wiki/LibYAML",
  families: [
    { family: "yaml_parser_delete", creates: inPlace(0, "yaml_parser_initialize"), releases: ["yaml_parser_delete"] },
    { family: "yaml_emitter_delete", creates: inPlace(0, "yaml_emitter_initialize"), releases: ["yaml_emitter_delete"] },
    { family: "yaml_document_delete", creates: inPlace(1, "yaml_parser_load"), releases: ["yaml_document_delete"] },
    { family: "yaml_event_delete", creates: inPlace(1, "yaml_parser_parse"), releases: ["yaml_event_delete"] },
    { family: "yaml_token_delete", creates: inPlace(1, "yaml_parser_scan"), releases: ["yaml_token_delete"] },
  ],
  rows: takes(1, "yaml_emitter_dump", "yaml_emitter_emit"),
};
