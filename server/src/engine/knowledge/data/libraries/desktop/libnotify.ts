// libnotify: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libnotifyTable: LibraryTable = {
  library: "libnotify",
  header: "libnotify/notify.h",
  source: "https://gnome.pages.gitlab.gnome.org/libnotify/",
  families: [
    {
      family: "g_object_unref",
      creates: ["notify_notification_new"],
      releases: [],
    },
  ],
};
