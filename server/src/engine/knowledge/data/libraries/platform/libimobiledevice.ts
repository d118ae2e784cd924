// libimobiledevice: devices, connections and the common service clients.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const libimobiledevice: LibraryTable = {
  library: "libimobiledevice",
  header: "libimobiledevice/libimobiledevice.h",
  source: "https://docs.libimobiledevice.org/libimobiledevice/latest/",
  families: [
    { family: "idevice_free", creates: out(0, "idevice_new", "idevice_new_with_options"), releases: ["idevice_free"] },
    { family: "idevice_device_list_free", creates: out(0, "idevice_get_device_list"), releases: ["idevice_device_list_free"] },
    { family: "idevice_disconnect", creates: out(2, "idevice_connect"), releases: ["idevice_disconnect"] },
    { family: "lockdownd_client_free", header: "libimobiledevice/lockdown.h", creates: out(1, "lockdownd_client_new", "lockdownd_client_new_with_handshake"), releases: ["lockdownd_client_free"] },
    { family: "lockdownd_service_descriptor_free", header: "libimobiledevice/lockdown.h", creates: out(2, "lockdownd_start_service", "lockdownd_start_service_with_escrow_bag"), releases: ["lockdownd_service_descriptor_free"] },
    { family: "afc_client_free", header: "libimobiledevice/afc.h", creates: [...out(2, "afc_client_new"), ...out(1, "afc_client_start_service")], releases: ["afc_client_free"] },
    { family: "instproxy_client_free", header: "libimobiledevice/installation_proxy.h", creates: [...out(2, "instproxy_client_new"), ...out(1, "instproxy_client_start_service")], releases: ["instproxy_client_free"] },
  ],
};
