// SoapySDR: devices. Streams are left out: the way they are handed out differs between versions.
import type { LibraryTable } from "../../../libraryTable.ts";

export const soapySdr: LibraryTable = {
  library: "SoapySDR",
  header: "SoapySDR/Device.h",
  source: "https://pothosware.github.io/SoapySDR/doxygen/latest/index.html",
  families: [{ family: "SoapySDRDevice_unmake", creates: ["SoapySDRDevice_make", "SoapySDRDevice_makeStrArgs"], releases: ["SoapySDRDevice_unmake"] }],
};
