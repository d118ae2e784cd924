// libiio: contexts, buffers, scans. Devices and channels belong to their context.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, out } from "../../../tableEntries.ts";

export const libiio: LibraryTable = {
  library: "libiio",
  header: "iio.h",
  source: "https://analogdevicesinc.github.io/libiio/master/libiio/index.html",
  families: [
    {
      family: "iio_context_destroy",
      creates: ["iio_create_local_context", "iio_create_network_context", "iio_create_xml_context", "iio_create_xml_context_mem", "iio_create_default_context", "iio_create_context_from_uri", "iio_context_clone"],
      releases: ["iio_context_destroy"],
      lends: lent(0, "iio_context_get_device", "iio_context_find_device", "iio_device_get_channel", "iio_device_find_channel"),
    },
    { family: "iio_buffer_destroy", creates: ["iio_device_create_buffer"], releases: ["iio_buffer_destroy"] },
    { family: "iio_scan_context_destroy", creates: ["iio_create_scan_context"], releases: ["iio_scan_context_destroy"] },
    { family: "iio_context_info_list_free", creates: out(1, "iio_scan_context_get_info_list"), releases: ["iio_context_info_list_free"] },
  ],
};
