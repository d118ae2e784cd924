// libinput: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libinputTable: LibraryTable = {
  library: "libinput",
  header: "libinput.h",
  source: "https://wayland.freedesktop.org/libinput/doc/latest/api/",
  families: [
    {
      family: "libinput_unref",
      creates: ["libinput_udev_create_context", "libinput_path_create_context"],
      releases: ["libinput_unref"],
      retains: [{ name: "libinput_ref", returns: true }],
    },
    {
      family: "libinput_event_destroy",
      creates: ["libinput_get_event"],
      releases: ["libinput_event_destroy"],
    },
    {
      family: "libinput_device_unref",
      releases: ["libinput_device_unref"],
      retains: [{ name: "libinput_device_ref", returns: true }],
      lends: [{ name: "libinput_event_get_device", owner: 0 }, { name: "libinput_path_add_device", owner: 0 }],
    },
  ],
  rows: [
    { name: "libinput_device_get_name", returnsBorrowed: 0 },
    { name: "libinput_device_get_sysname", returnsBorrowed: 0 },
    { name: "libinput_event_get_pointer_event", returnsBorrowed: 0 },
    { name: "libinput_event_get_keyboard_event", returnsBorrowed: 0 },
    { name: "libinput_event_get_touch_event", returnsBorrowed: 0 },
    { name: "libinput_device_get_seat", returnsBorrowed: 0 },
  ],
};
