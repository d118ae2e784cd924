// libuvc: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libuvcTable: LibraryTable = {
  library: "libuvc",
  header: "libuvc/libuvc.h",
  source: "https://ken.tossell.net/libuvc/doc/",
  families: [
    {
      family: "uvc_exit",
      creates: [{ name: "uvc_init", outParam: 0 }],
      releases: ["uvc_exit"],
    },
    {
      family: "uvc_close",
      creates: [{ name: "uvc_open", outParam: 1 }],
      releases: ["uvc_close"],
    },
    {
      family: "uvc_unref_device",
      creates: [{ name: "uvc_find_device", outParam: 1 }],
      releases: ["uvc_unref_device"],
      retains: ["uvc_ref_device"],
      lends: [{ name: "uvc_get_device", owner: 0 }],
    },
    {
      family: "uvc_free_device_list",
      creates: [{ name: "uvc_get_device_list", outParam: 1 }],
      releases: ["uvc_free_device_list"],
    },
    {
      family: "uvc_free_device_descriptor",
      creates: [{ name: "uvc_get_device_descriptor", outParam: 1 }],
      releases: ["uvc_free_device_descriptor"],
    },
    {
      family: "uvc_free_frame",
      creates: ["uvc_allocate_frame"],
      releases: ["uvc_free_frame"],
    },
    {
      family: "uvc_stream_close",
      creates: [{ name: "uvc_stream_open_ctrl", outParam: 1 }],
      releases: ["uvc_stream_close"],
    },
  ],
  rows: [
    { name: "uvc_strerror", returnsBorrowed: "library" },
  ],
};
