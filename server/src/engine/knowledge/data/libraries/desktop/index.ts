// Tables of desktop libraries. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { appleSecurityTable } from "./appleSecurity.ts";
import { appleServicesTable } from "./appleServices.ts";
import { atkTable } from "./atk.ts";
import { coreFoundationTable } from "./coreFoundation.ts";
import { coreGraphicsTable } from "./coreGraphics.ts";
import { gdkTable } from "./gdk.ts";
import { gdkPixbufTable } from "./gdkPixbuf.ts";
import { gioTable } from "./gio.ts";
import { glibTable } from "./glib.ts";
import { glibServicesTable } from "./glibServices.ts";
import { gobjectTable } from "./gobject.ts";
import { gstreamerTable } from "./gstreamer.ts";
import { gstreamerPluginsTable } from "./gstreamerPlugins.ts";
import { gtkTable } from "./gtk.ts";
import { ioKitTable } from "./ioKit.ts";
import { libnotifyTable } from "./libnotify.ts";
import { libsecretTable } from "./libsecret.ts";
import { libsoupTable } from "./libsoup.ts";
import { libuiTable } from "./libui.ts";
import { objcRuntimeTable } from "./objcRuntime.ts";
import { polkitTable } from "./polkit.ts";
import { webkitTable } from "./webkit.ts";

export const desktopTables: readonly LibraryTable[] = [
  appleSecurityTable,
  appleServicesTable,
  atkTable,
  coreFoundationTable,
  coreGraphicsTable,
  gdkTable,
  gdkPixbufTable,
  gioTable,
  glibTable,
  glibServicesTable,
  gobjectTable,
  gstreamerTable,
  gstreamerPluginsTable,
  gtkTable,
  ioKitTable,
  libnotifyTable,
  libsecretTable,
  libsoupTable,
  libuiTable,
  objcRuntimeTable,
  polkitTable,
  webkitTable,
];
