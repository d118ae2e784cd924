// lm-sensors: labels are malloc blocks, chips belong to the library.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libsensors: LibraryTable = {
  library: "libsensors",
  header: "sensors/sensors.h",
  source: "https://man7.org/linux/man-pages/man3/libsensors.3.html",
  families: [{ family: "malloc", creates: ["sensors_get_label"], releases: [] }],
  rows: [{ name: "sensors_get_detected_chips", returnsBorrowed: "library" }, { name: "sensors_get_adapter_name", returnsBorrowed: "library" }],
};
