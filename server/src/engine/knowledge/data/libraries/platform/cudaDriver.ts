// CUDA driver: device memory is an integer address; versioned names are what the header's macros expand to.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const cudaDriver: LibraryTable = {
  library: "CUDA driver",
  header: "cuda.h",
  source: "https://docs.nvidia.com/cuda/cuda-driver-api/index.html",
  families: [
    { family: "cuMemFree", source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__MEM.html", creates: out(0, "cuMemAlloc", "cuMemAlloc_v2", "cuMemAllocPitch", "cuMemAllocPitch_v2", "cuMemAllocManaged", "cuMemAllocAsync", "cuMemAllocFromPoolAsync"), releases: ["cuMemFree", "cuMemFree_v2", "cuMemFreeAsync"] },
    { family: "cuMemFreeHost", source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__MEM.html", creates: out(0, "cuMemAllocHost", "cuMemAllocHost_v2", "cuMemHostAlloc"), releases: ["cuMemFreeHost"] },
    { family: "cuArrayDestroy", source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__MEM.html", creates: out(0, "cuArrayCreate", "cuArrayCreate_v2", "cuArray3DCreate", "cuArray3DCreate_v2"), releases: ["cuArrayDestroy"] },
    { family: "cuMipmappedArrayDestroy", source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__MEM.html", creates: out(0, "cuMipmappedArrayCreate"), releases: ["cuMipmappedArrayDestroy"] },
    { family: "cuCtxDestroy", source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__CTX.html", creates: out(0, "cuCtxCreate", "cuCtxCreate_v2"), releases: ["cuCtxDestroy", "cuCtxDestroy_v2"] },
    { family: "cuModuleUnload", source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__MODULE.html", creates: out(0, "cuModuleLoad", "cuModuleLoadData", "cuModuleLoadDataEx", "cuModuleLoadFatBinary"), releases: ["cuModuleUnload"] },
    { family: "cuLibraryUnload", source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__LIBRARY.html", creates: out(0, "cuLibraryLoadData", "cuLibraryLoadFromFile"), releases: ["cuLibraryUnload"] },
    { family: "cuLinkDestroy", source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__MODULE.html", creates: out(3, "cuLinkCreate", "cuLinkCreate_v2"), releases: ["cuLinkDestroy"] },
    { family: "cuStreamDestroy", source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__STREAM.html", creates: out(0, "cuStreamCreate", "cuStreamCreateWithPriority"), releases: ["cuStreamDestroy", "cuStreamDestroy_v2"] },
    { family: "cuEventDestroy", source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__EVENT.html", creates: out(0, "cuEventCreate"), releases: ["cuEventDestroy", "cuEventDestroy_v2"] },
    { family: "cuGraphDestroy", source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__GRAPH.html", creates: [...out(0, "cuGraphCreate", "cuGraphClone"), ...out(1, "cuStreamEndCapture")], releases: ["cuGraphDestroy"] },
    { family: "cuGraphExecDestroy", source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__GRAPH.html", creates: out(0, "cuGraphInstantiate", "cuGraphInstantiateWithFlags", "cuGraphInstantiateWithParams"), releases: ["cuGraphExecDestroy"] },
    { family: "cuTexObjectDestroy", source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__TEXOBJECT.html", creates: out(0, "cuTexObjectCreate"), releases: ["cuTexObjectDestroy"] },
    { family: "cuSurfObjectDestroy", source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__SURFOBJECT.html", creates: out(0, "cuSurfObjectCreate"), releases: ["cuSurfObjectDestroy"] },
    { family: "cuTexRefDestroy", creates: out(0, "cuTexRefCreate"), releases: ["cuTexRefDestroy"] },
    { family: "cuMemPoolDestroy", creates: out(0, "cuMemPoolCreate"), releases: ["cuMemPoolDestroy"] },
    { family: "cuIpcCloseMemHandle", source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__MEM.html", creates: out(0, "cuIpcOpenMemHandle", "cuIpcOpenMemHandle_v2"), releases: ["cuIpcCloseMemHandle"] },
  ],
};
