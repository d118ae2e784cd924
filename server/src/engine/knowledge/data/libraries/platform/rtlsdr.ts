// librtlsdr: devices.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const rtlsdr: LibraryTable = {
  library: "librtlsdr",
  header: "rtl-sdr.h",
  source: "https://osmocom.org/projects/rtl-sdr/wiki",
  families: [{ family: "rtlsdr_close", creates: out(0, "rtlsdr_open"), releases: ["rtlsdr_close"] }],
};
