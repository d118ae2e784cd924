// libnfc: contexts, devices and texts.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const libnfc: LibraryTable = {
  library: "libnfc",
  header: "nfc/nfc.h",
  source: "https://github.com/nfc-tools/libnfc/blob/master/include/nfc/nfc.h",
  families: [
    { family: "nfc_exit", creates: out(0, "nfc_init"), releases: ["nfc_exit"] },
    { family: "nfc_close", creates: ["nfc_open"], releases: ["nfc_close"] },
    { family: "nfc_free", creates: [...out(0, "str_nfc_target"), ...out(1, "nfc_device_get_information_about")], releases: ["nfc_free"] },
  ],
};
