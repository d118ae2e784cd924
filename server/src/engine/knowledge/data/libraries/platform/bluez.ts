// BlueZ: sessions of the service discovery protocol. Adapter handles are file descriptors and not modelled.
import type { LibraryTable } from "../../../libraryTable.ts";

export const bluez: LibraryTable = {
  library: "BlueZ",
  header: "bluetooth/sdp_lib.h",
  source: "https://git.kernel.org/pub/scm/bluetooth/bluez.git/tree/lib",
  families: [
    { family: "sdp_close", creates: ["sdp_connect"], releases: ["sdp_close"] },
    { family: "sdp_record_free", creates: ["sdp_record_alloc"], releases: ["sdp_record_free"] },
  ],
};
