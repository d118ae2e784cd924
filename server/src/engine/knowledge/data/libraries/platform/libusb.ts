// libusb 1.0: contexts, device lists, handles, descriptors and transfers.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, out } from "../../../tableEntries.ts";

export const libusb: LibraryTable = {
  library: "libusb",
  header: "libusb.h",
  source: "https://libusb.sourceforge.io/api-1.0/index.html",
  families: [
    { family: "libusb_exit", source: "https://libusb.sourceforge.io/api-1.0/group__libusb__lib.html", creates: out(0, "libusb_init", "libusb_init_context"), releases: ["libusb_exit"] },
    { family: "libusb_free_device_list", source: "https://libusb.sourceforge.io/api-1.0/group__libusb__dev.html", creates: out(1, "libusb_get_device_list"), releases: ["libusb_free_device_list"] },
    {
      family: "libusb_close",
      source: "https://libusb.sourceforge.io/api-1.0/group__libusb__dev.html",
      creates: ["libusb_open_device_with_vid_pid", ...out(1, "libusb_open"), ...out(2, "libusb_wrap_sys_device")],
      releases: ["libusb_close"],
    },
    {
      family: "libusb_unref_device",
      source: "https://libusb.sourceforge.io/api-1.0/group__libusb__dev.html",
      releases: ["libusb_unref_device"],
      retains: [{ name: "libusb_ref_device", returns: true }],
      lends: lent(0, "libusb_get_device", "libusb_get_parent"),
    },
    {
      family: "libusb_free_config_descriptor",
      source: "https://libusb.sourceforge.io/api-1.0/group__libusb__desc.html",
      creates: [...out(1, "libusb_get_active_config_descriptor"), ...out(2, "libusb_get_config_descriptor", "libusb_get_config_descriptor_by_value")],
      releases: ["libusb_free_config_descriptor"],
    },
    { family: "libusb_free_bos_descriptor", source: "https://libusb.sourceforge.io/api-1.0/group__libusb__desc.html", creates: out(1, "libusb_get_bos_descriptor"), releases: ["libusb_free_bos_descriptor"] },
    { family: "libusb_free_ss_endpoint_companion_descriptor", source: "https://libusb.sourceforge.io/api-1.0/group__libusb__desc.html", creates: out(2, "libusb_get_ss_endpoint_companion_descriptor"), releases: ["libusb_free_ss_endpoint_companion_descriptor"] },
    { family: "libusb_free_container_id_descriptor", source: "https://libusb.sourceforge.io/api-1.0/group__libusb__desc.html", creates: out(2, "libusb_get_container_id_descriptor"), releases: ["libusb_free_container_id_descriptor"] },
    { family: "libusb_free_usb_2_0_extension_descriptor", source: "https://libusb.sourceforge.io/api-1.0/group__libusb__desc.html", creates: out(2, "libusb_get_usb_2_0_extension_descriptor"), releases: ["libusb_free_usb_2_0_extension_descriptor"] },
    {
      family: "libusb_free_ss_usb_device_capability_descriptor",
      source: "https://libusb.sourceforge.io/api-1.0/group__libusb__desc.html",
      creates: out(2, "libusb_get_ss_usb_device_capability_descriptor"),
      releases: ["libusb_free_ss_usb_device_capability_descriptor"],
    },
    { family: "libusb_free_transfer", source: "https://libusb.sourceforge.io/api-1.0/group__libusb__asyncio.html", creates: ["libusb_alloc_transfer"], releases: ["libusb_free_transfer"] },
    { family: "libusb_free_pollfds", source: "https://libusb.sourceforge.io/api-1.0/group__libusb__poll.html", creates: ["libusb_get_pollfds"], releases: ["libusb_free_pollfds"] },
  ],
};
