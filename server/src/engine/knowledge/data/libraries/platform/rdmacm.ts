// librdmacm: channels, identifiers, events.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const rdmacm: LibraryTable = {
  library: "librdmacm",
  header: "rdma/rdma_cma.h",
  source: "https://man7.org/linux/man-pages/man7/rdma_cm.7.html",
  families: [
    { family: "rdma_destroy_event_channel", creates: ["rdma_create_event_channel"], releases: ["rdma_destroy_event_channel"] },
    { family: "rdma_destroy_id", creates: out(1, "rdma_create_id"), releases: ["rdma_destroy_id"] },
    { family: "rdma_destroy_ep", creates: out(0, "rdma_create_ep"), releases: ["rdma_destroy_ep"] },
    { family: "rdma_freeaddrinfo", creates: out(3, "rdma_getaddrinfo"), releases: ["rdma_freeaddrinfo"] },
    { family: "rdma_ack_cm_event", creates: out(1, "rdma_get_cm_event"), releases: ["rdma_ack_cm_event"] },
    { family: "rdma_free_devices", creates: ["rdma_get_devices"], releases: ["rdma_free_devices"] },
  ],
};
