// NVML: event sets. Device handles belong to the library.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const nvml: LibraryTable = {
  library: "NVML",
  header: "nvml.h",
  source: "https://docs.nvidia.com/deploy/nvml-api/group__nvmlEvents.html",
  families: [{ family: "nvmlEventSetFree", creates: out(0, "nvmlEventSetCreate"), releases: ["nvmlEventSetFree"] }],
};
