// CUDA runtime: memory, streams, events, graphs, textures. Device pointers are ordinary pointers here.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const cudaRuntime: LibraryTable = {
  library: "CUDA runtime",
  header: "cuda_runtime_api.h",
  source: "https://docs.nvidia.com/cuda/cuda-runtime-api/index.html",
  families: [
    { family: "cudaFree", source: "https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__MEMORY.html", creates: out(0, "cudaMalloc", "cudaMallocManaged", "cudaMallocPitch", "cudaMallocAsync", "cudaMallocFromPoolAsync"), releases: ["cudaFree", "cudaFreeAsync"] },
    { family: "cudaFreeHost", source: "https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__MEMORY.html", creates: out(0, "cudaMallocHost", "cudaHostAlloc"), releases: ["cudaFreeHost"] },
    { family: "cudaFreeArray", source: "https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__MEMORY.html", creates: out(0, "cudaMallocArray", "cudaMalloc3DArray"), releases: ["cudaFreeArray"] },
    { family: "cudaFreeMipmappedArray", source: "https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__MEMORY.html", creates: out(0, "cudaMallocMipmappedArray"), releases: ["cudaFreeMipmappedArray"] },
    { family: "cudaStreamDestroy", source: "https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__STREAM.html", creates: out(0, "cudaStreamCreate", "cudaStreamCreateWithFlags", "cudaStreamCreateWithPriority"), releases: ["cudaStreamDestroy"] },
    { family: "cudaEventDestroy", source: "https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__EVENT.html", creates: out(0, "cudaEventCreate", "cudaEventCreateWithFlags"), releases: ["cudaEventDestroy"] },
    { family: "cudaGraphDestroy", source: "https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__GRAPH.html", creates: [...out(0, "cudaGraphCreate", "cudaGraphClone"), ...out(1, "cudaStreamEndCapture")], releases: ["cudaGraphDestroy"] },
    { family: "cudaGraphExecDestroy", source: "https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__GRAPH.html", creates: out(0, "cudaGraphInstantiate", "cudaGraphInstantiateWithFlags"), releases: ["cudaGraphExecDestroy"] },
    { family: "cudaDestroyTextureObject", creates: out(0, "cudaCreateTextureObject"), releases: ["cudaDestroyTextureObject"] },
    { family: "cudaDestroySurfaceObject", creates: out(0, "cudaCreateSurfaceObject"), releases: ["cudaDestroySurfaceObject"] },
    { family: "cudaMemPoolDestroy", creates: out(0, "cudaMemPoolCreate"), releases: ["cudaMemPoolDestroy"] },
    { family: "cudaIpcCloseMemHandle", creates: out(0, "cudaIpcOpenMemHandle"), releases: ["cudaIpcCloseMemHandle"] },
    { family: "cudaDestroyExternalMemory", creates: out(0, "cudaImportExternalMemory"), releases: ["cudaDestroyExternalMemory"] },
    { family: "cudaDestroyExternalSemaphore", creates: out(0, "cudaImportExternalSemaphore"), releases: ["cudaDestroyExternalSemaphore"] },
  ],
};
