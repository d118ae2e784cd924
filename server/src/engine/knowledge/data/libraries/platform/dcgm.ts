// NVIDIA DCGM: handles of connections, groups of devices and of fields are numbers. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lending, out, releasing } from "../../../tableEntries.ts";

export const dcgm: LibraryTable = {
  library: "DCGM",
  header: "dcgm_agent.h",
  source: "https://docs.nvidia.com/datacenter/dcgm/latest/dcgm-api/index.html",
  families: [
    { family: "dcgmDisconnect", creates: [...out(1, "dcgmConnect"), ...out(2, "dcgmConnect_v2")], releases: ["dcgmDisconnect"] },
    { family: "dcgmStopEmbedded", creates: out(1, "dcgmStartEmbedded"), releases: ["dcgmStopEmbedded"] },
    { family: "dcgmGroupDestroy", creates: out(3, "dcgmGroupCreate"), releases: releasing(1, "dcgmGroupDestroy") },
    { family: "dcgmFieldGroupDestroy", creates: out(4, "dcgmFieldGroupCreate"), releases: releasing(1, "dcgmFieldGroupDestroy") },
  ],
  rows: lending("library", "DcgmFieldGetById", "DcgmFieldGetByTag"),
};
