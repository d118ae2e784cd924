// libmodbus: contexts and register mappings.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libmodbus: LibraryTable = {
  library: "libmodbus",
  header: "modbus.h",
  source: "https://libmodbus.org/reference/",
  families: [
    { family: "modbus_free", source: "https://libmodbus.org/reference/modbus_free/", creates: ["modbus_new_rtu", "modbus_new_tcp", "modbus_new_tcp_pi"], releases: ["modbus_free"] },
    { family: "modbus_mapping_free", source: "https://libmodbus.org/reference/modbus_mapping_free/", creates: ["modbus_mapping_new", "modbus_mapping_new_start_address"], releases: ["modbus_mapping_free"] },
  ],
};
