// libftdi: contexts and device lists.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const libftdi: LibraryTable = {
  library: "libftdi",
  header: "ftdi.h",
  source: "https://www.intra2net.com/en/developer/libftdi/documentation/",
  families: [
    { family: "ftdi_free", creates: ["ftdi_new"], releases: ["ftdi_free"] },
    { family: "ftdi_list_free", creates: out(1, "ftdi_usb_find_all"), releases: [{ name: "ftdi_list_free", through: true }, "ftdi_list_free2"] },
  ],
};
