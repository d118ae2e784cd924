// JACK: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const jackTable: LibraryTable = {
  library: "JACK",
  header: "jack/jack.h",
  source: "https://jackaudio.org/api/",
  families: [
    {
      family: "jack_client_close",
      creates: ["jack_client_open"],
      releases: ["jack_client_close"],
    },
    {
      family: "jack_free",
      creates: [
        "jack_get_ports", "jack_port_get_connections", "jack_port_get_all_connections", "jack_get_client_name_by_uuid",
        "jack_get_uuid_for_client_name",
      ],
      releases: ["jack_free"],
    },
    {
      family: "jack_ringbuffer_free",
      header: "jack/ringbuffer.h",
      creates: ["jack_ringbuffer_create"],
      releases: ["jack_ringbuffer_free"],
    },
  ],
  rows: [
    { name: "jack_port_register", returnsBorrowed: 0 },
    { name: "jack_port_by_name", returnsBorrowed: 0 },
    { name: "jack_port_by_id", returnsBorrowed: 0 },
    { name: "jack_port_name", returnsBorrowed: 0 },
    { name: "jack_port_short_name", returnsBorrowed: 0 },
    { name: "jack_get_client_name", returnsBorrowed: 0 },
    { name: "jack_port_get_buffer", returnsBorrowed: 0 },
  ],
};
