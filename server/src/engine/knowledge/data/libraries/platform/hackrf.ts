// libhackrf: devices and device lists.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const hackrf: LibraryTable = {
  library: "libhackrf",
  header: "libhackrf/hackrf.h",
  source: "https://hackrf.readthedocs.io/en/latest/",
  families: [
    { family: "hackrf_close", creates: [...out(0, "hackrf_open"), ...out(1, "hackrf_open_by_serial"), ...out(2, "hackrf_device_list_open")], releases: ["hackrf_close"] },
    { family: "hackrf_device_list_free", creates: ["hackrf_device_list"], releases: ["hackrf_device_list_free"] },
  ],
};
