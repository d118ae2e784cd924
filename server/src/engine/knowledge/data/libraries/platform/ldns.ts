// ldns: resolvers, packets, records. Texts are malloc blocks.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const ldns: LibraryTable = {
  library: "ldns",
  header: "ldns/ldns.h",
  source: "https://nlnetlabs.nl/documentation/ldns/index.html",
  families: [
    { family: "ldns_resolver_deep_free", creates: ["ldns_resolver_new", ...out(0, "ldns_resolver_new_frm_file")], releases: ["ldns_resolver_deep_free", "ldns_resolver_free"] },
    { family: "ldns_rdf_deep_free", creates: ["ldns_dname_new_frm_str", "ldns_rdf_new_frm_str", "ldns_rdf_clone"], releases: ["ldns_rdf_deep_free", "ldns_rdf_free"] },
    { family: "ldns_pkt_free", creates: ["ldns_pkt_new", "ldns_resolver_query", "ldns_resolver_search", ...out(0, "ldns_resolver_query_status")], releases: ["ldns_pkt_free"] },
    { family: "ldns_rr_free", creates: ["ldns_rr_new", "ldns_rr_clone", ...out(0, "ldns_rr_new_frm_str")], releases: ["ldns_rr_free"] },
    { family: "ldns_rr_list_deep_free", creates: ["ldns_rr_list_new", "ldns_pkt_rr_list_by_type", "ldns_rr_list_clone"], releases: ["ldns_rr_list_deep_free", "ldns_rr_list_free"] },
    { family: "malloc", creates: ["ldns_rdf2str", "ldns_rr2str", "ldns_pkt2str", "ldns_rr_list2str"], releases: [] },
  ],
};
