// Handles of the libraries that come with CUDA: BLAS, FFT, random numbers, sparse and dense solvers, runtime compilation.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const cudaLibraries: LibraryTable = {
  library: "CUDA libraries",
  header: "cublas_v2.h",
  source: "https://docs.nvidia.com/cuda/index.html",
  families: [
    { family: "cublasDestroy", source: "https://docs.nvidia.com/cuda/cublas/index.html", creates: out(0, "cublasCreate", "cublasCreate_v2"), releases: ["cublasDestroy", "cublasDestroy_v2"] },
    { family: "cublasLtDestroy", header: "cublasLt.h", source: "https://docs.nvidia.com/cuda/cublas/index.html", creates: out(0, "cublasLtCreate"), releases: ["cublasLtDestroy"] },
    { family: "cufftDestroy", header: "cufft.h", source: "https://docs.nvidia.com/cuda/cufft/index.html", creates: out(0, "cufftPlan1d", "cufftPlan2d", "cufftPlan3d", "cufftPlanMany", "cufftCreate"), releases: ["cufftDestroy"] },
    { family: "curandDestroyGenerator", header: "curand.h", source: "https://docs.nvidia.com/cuda/curand/index.html", creates: out(0, "curandCreateGenerator", "curandCreateGeneratorHost"), releases: ["curandDestroyGenerator"] },
    { family: "cusparseDestroy", header: "cusparse.h", source: "https://docs.nvidia.com/cuda/cusparse/index.html", creates: out(0, "cusparseCreate"), releases: ["cusparseDestroy"] },
    { family: "cusparseDestroyMatDescr", header: "cusparse.h", source: "https://docs.nvidia.com/cuda/cusparse/index.html", creates: out(0, "cusparseCreateMatDescr"), releases: ["cusparseDestroyMatDescr"] },
    { family: "cusolverDnDestroy", header: "cusolverDn.h", source: "https://docs.nvidia.com/cuda/cusolver/index.html", creates: out(0, "cusolverDnCreate"), releases: ["cusolverDnDestroy"] },
    { family: "cusolverSpDestroy", header: "cusolverSp.h", source: "https://docs.nvidia.com/cuda/cusolver/index.html", creates: out(0, "cusolverSpCreate"), releases: ["cusolverSpDestroy"] },
    { family: "nvrtcDestroyProgram", header: "nvrtc.h", source: "https://docs.nvidia.com/cuda/nvrtc/index.html", creates: out(0, "nvrtcCreateProgram"), releases: [{ name: "nvrtcDestroyProgram", through: true }] },
    { family: "ncclCommDestroy", header: "nccl.h", source: "https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/index.html", creates: out(0, "ncclCommInitRank"), releases: ["ncclCommDestroy", "ncclCommAbort"] },
  ],
};
