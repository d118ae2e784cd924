// c-ares: channels and parsed replies.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const cAres: LibraryTable = {
  library: "c-ares",
  header: "ares.h",
  source: "https://c-ares.org/docs.html",
  families: [
    { family: "ares_destroy", source: "https://c-ares.org/docs/ares_destroy.html", creates: out(0, "ares_init", "ares_init_options", "ares_dup"), releases: ["ares_destroy"] },
    { family: "ares_free_hostent", source: "https://c-ares.org/docs/ares_free_hostent.html", creates: [...out(2, "ares_parse_a_reply", "ares_parse_aaaa_reply", "ares_parse_ns_reply"), ...out(5, "ares_parse_ptr_reply")], releases: ["ares_free_hostent"] },
    {
      family: "ares_free_data",
      source: "https://c-ares.org/docs/ares_free_data.html",
      creates: [...out(1, "ares_get_servers"), ...out(2, "ares_parse_srv_reply", "ares_parse_mx_reply", "ares_parse_txt_reply", "ares_parse_naptr_reply", "ares_parse_soa_reply", "ares_parse_caa_reply", "ares_parse_uri_reply")],
      releases: ["ares_free_data"],
    },
    { family: "ares_free_string", source: "https://c-ares.org/docs/ares_free_string.html", creates: [...out(3, "ares_expand_name"), ...out(5, "ares_create_query", "ares_mkquery")], releases: ["ares_free_string"] },
  ],
};
