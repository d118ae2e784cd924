// libcdio: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libcdioTable: LibraryTable = {
  library: "libcdio",
  header: "cdio/cdio.h",
  source: "https://www.gnu.org/software/libcdio/libcdio.html",
  families: [
    {
      family: "cdio_destroy",
      creates: ["cdio_open", "cdio_open_cd", "cdio_open_am"],
      releases: ["cdio_destroy"],
    },
    {
      family: "cdio_free_device_list",
      creates: ["cdio_get_devices", "cdio_get_devices_with_cap"],
      releases: ["cdio_free_device_list"],
    },
    {
      family: "malloc",
      creates: ["cdio_get_default_device"],
      releases: [],
    },
    {
      family: "iso9660_close",
      header: "cdio/iso9660.h",
      creates: ["iso9660_open"],
      releases: ["iso9660_close"],
    },
  ],
};
