// HIDAPI: devices and enumerations.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent } from "../../../tableEntries.ts";

export const hidapi: LibraryTable = {
  library: "HIDAPI",
  header: "hidapi.h",
  source: "https://libusb.info/hidapi/group__API.html",
  families: [
    { family: "hid_close", creates: ["hid_open", "hid_open_path", "hid_libusb_wrap_sys_device"], releases: ["hid_close"] },
    { family: "hid_free_enumeration", creates: ["hid_enumerate"], releases: ["hid_free_enumeration"], lends: lent(0, "hid_get_device_info", "hid_error") },
  ],
};
