// getdns: contexts, dictionaries, lists.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const getdns: LibraryTable = {
  library: "getdns",
  header: "getdns/getdns.h",
  source: "https://getdnsapi.net/documentation/",
  families: [
    { family: "getdns_context_destroy", creates: out(0, "getdns_context_create"), releases: ["getdns_context_destroy"] },
    { family: "getdns_dict_destroy", creates: ["getdns_dict_create", "getdns_dict_create_with_context", ...out(3, "getdns_address_sync", "getdns_service_sync"), ...out(4, "getdns_general_sync")], releases: ["getdns_dict_destroy"] },
    { family: "getdns_list_destroy", creates: ["getdns_list_create", "getdns_list_create_with_context"], releases: ["getdns_list_destroy"] },
    { family: "malloc", creates: ["getdns_pretty_print_dict"], releases: [] },
  ],
};
