// TDengine client: connections, results, prepared statements, consumers. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent } from "../../../tableEntries.ts";

export const tdengineTable: LibraryTable = {
  library: "TDengine client",
  header: "taos.h",
  source: "https://docs.tdengine.com/tdengine-reference/client-libraries/cpp/",
  families: [
    { family: "taos_close", creates: ["taos_connect", "taos_connect_auth"], releases: ["taos_close"] },
    { family: "taos_free_result", creates: ["taos_query", "taos_query_with_reqid", "taos_schemaless_insert", "tmq_consumer_poll"], releases: ["taos_free_result"], lends: lent(0, "taos_errstr", "taos_fetch_fields", "taos_fetch_row", "taos_fetch_lengths") },
    { family: "taos_stmt_close", creates: ["taos_stmt_init"], releases: ["taos_stmt_close"] },
    { family: "tmq_consumer_close", creates: ["tmq_consumer_new"], releases: ["tmq_consumer_close"] },
    { family: "tmq_conf_destroy", creates: ["tmq_conf_new"], releases: ["tmq_conf_destroy"] },
    { family: "tmq_list_destroy", creates: ["tmq_list_new"], releases: ["tmq_list_destroy"] },
  ],
};
