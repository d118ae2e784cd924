// HIP runtime: memory, streams, events, modules.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const hip: LibraryTable = {
  library: "HIP",
  header: "hip/hip_runtime_api.h",
  source: "https://rocm.docs.amd.com/projects/HIP/en/latest/",
  families: [
    { family: "hipFree", creates: out(0, "hipMalloc", "hipMallocManaged", "hipMallocPitch", "hipMallocAsync"), releases: ["hipFree", "hipFreeAsync"] },
    { family: "hipHostFree", creates: out(0, "hipHostMalloc"), releases: ["hipHostFree"] },
    { family: "hipStreamDestroy", creates: out(0, "hipStreamCreate", "hipStreamCreateWithFlags", "hipStreamCreateWithPriority"), releases: ["hipStreamDestroy"] },
    { family: "hipEventDestroy", creates: out(0, "hipEventCreate", "hipEventCreateWithFlags"), releases: ["hipEventDestroy"] },
    { family: "hipModuleUnload", creates: out(0, "hipModuleLoad", "hipModuleLoadData", "hipModuleLoadDataEx"), releases: ["hipModuleUnload"] },
  ],
};
