// libserialport: ports, port lists, configurations, event sets, error texts.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const libserialport: LibraryTable = {
  library: "libserialport",
  header: "libserialport.h",
  source: "https://sigrok.org/api/libserialport/unstable/index.html",
  families: [
    { family: "sp_free_port", creates: out(1, "sp_get_port_by_name", "sp_copy_port"), releases: ["sp_free_port"] },
    { family: "sp_free_port_list", creates: out(0, "sp_list_ports"), releases: ["sp_free_port_list"] },
    { family: "sp_free_config", creates: out(0, "sp_new_config"), releases: ["sp_free_config"] },
    { family: "sp_free_event_set", creates: out(0, "sp_new_event_set"), releases: ["sp_free_event_set"] },
    { family: "sp_free_error_message", creates: ["sp_last_error_message"], releases: ["sp_free_error_message"] },
  ],
};
