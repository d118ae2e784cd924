// Compute devices and virtual machines: what depends on the calling thread, by the state it shares (see threads.ts). Data only.
import type { ApiModel } from "../apiModel.ts";

export const runtimeThreadModels: readonly ApiModel[] = [
  // CUDA: current device and context stack per thread.
  { name: "C.cudaSetDevice", alsoKnownAs: ["C.hipSetDevice"], header: "cuda_runtime_api.h", thread: { group: "cuda device", role: "set" }, source: "https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__DEVICE.html" },
  {
    name: "C.cudaMalloc", namePrefix: "C.cuda", header: "cuda_runtime_api.h", thread: { group: "cuda device" }, source: "https://docs.nvidia.com/cuda/cuda-c-programming-guide/index.html#device-selection",
    exceptions: [
      "C.cudaGetErrorString", "C.cudaGetErrorName", "C.cudaGetLastError", "C.cudaPeekAtLastError", "C.cudaGetDeviceCount", "C.cudaGetDeviceProperties",
      "C.cudaDeviceGetAttribute", "C.cudaDeviceGetPCIBusId", "C.cudaDeviceGetByPCIBusId", "C.cudaDeviceCanAccessPeer", "C.cudaDriverGetVersion",
      "C.cudaRuntimeGetVersion", "C.cudaMallocHost", "C.cudaHostAlloc", "C.cudaFreeHost", "C.cudaHostRegister", "C.cudaHostUnregister",
    ],
  },
  { name: "C.cuCtxSetCurrent", alsoKnownAs: ["C.cuCtxCreate", "C.cuCtxCreate_v2", "C.cuCtxPushCurrent", "C.cuCtxPushCurrent_v2", "C.cuCtxAttach"], header: "cuda.h", thread: { group: "cuda context", role: "set" }, source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__CTX.html" },
  { name: "C.cuCtxPopCurrent", alsoKnownAs: ["C.cuCtxPopCurrent_v2", "C.cuCtxDetach"], header: "cuda.h", thread: { group: "cuda context", role: "reset" }, source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__CTX.html" },
  { name: "C.cuCtxSynchronize", alsoKnownAs: ["C.cuCtxGetCurrent", "C.cuCtxGetDevice", "C.cuCtxGetLimit", "C.cuCtxSetLimit", "C.cuCtxGetCacheConfig", "C.cuCtxSetCacheConfig"], header: "cuda.h", thread: { group: "cuda context" }, source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__CTX.html" },
  { name: "C.cuMemAlloc", namePrefix: "C.cuMem", header: "cuda.h", thread: { group: "cuda context" }, source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__MEM.html" },
  { name: "C.cuModuleLoad", namePrefix: "C.cuModule", header: "cuda.h", thread: { group: "cuda context" }, source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__MODULE.html" },
  { name: "C.cuLaunchKernel", alsoKnownAs: ["C.cuStreamCreate", "C.cuStreamCreateWithPriority", "C.cuEventCreate"], header: "cuda.h", thread: { group: "cuda context" }, source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__EXEC.html" },

  // Virtual machines that know their threads.
  { name: "C.AttachCurrentThread", alsoKnownAs: ["C.AttachCurrentThreadAsDaemon"], header: "jni.h", thread: { group: "jni", role: "set" }, source: "https://docs.oracle.com/en/java/javase/21/docs/specs/jni/invocation.html" },
  { name: "C.DetachCurrentThread", header: "jni.h", thread: { group: "jni", role: "reset" }, source: "https://docs.oracle.com/en/java/javase/21/docs/specs/jni/invocation.html" },
  { name: "C.GetEnv", header: "jni.h", thread: { group: "jni" }, source: "https://docs.oracle.com/en/java/javase/21/docs/specs/jni/invocation.html" },
  { name: "C.PyGILState_Ensure", header: "Python.h", thread: { group: "python gil", role: "set" }, source: "https://docs.python.org/3/c-api/init.html#c.PyGILState_Ensure" },
  { name: "C.PyGILState_Release", header: "Python.h", thread: { group: "python gil", role: "reset" }, source: "https://docs.python.org/3/c-api/init.html#c.PyGILState_Release" },
  { name: "C.PyEval_SaveThread", alsoKnownAs: ["C.PyThreadState_Swap", "C.PyEval_AcquireThread"], header: "Python.h", thread: { group: "python thread state", role: "set" }, source: "https://docs.python.org/3/c-api/init.html#c.PyEval_SaveThread" },
  { name: "C.PyEval_RestoreThread", alsoKnownAs: ["C.PyEval_ReleaseThread"], header: "Python.h", thread: { group: "python thread state", role: "reset" }, source: "https://docs.python.org/3/c-api/init.html#c.PyEval_RestoreThread" },
  { name: "C.PyThreadState_Get", alsoKnownAs: ["C.PyThreadState_GetDict"], header: "Python.h", thread: { group: "python thread state" }, source: "https://docs.python.org/3/c-api/init.html#c.PyThreadState_Get" },

  // Stores whose transactions belong to the thread that began them.
  { name: "C.mdb_txn_begin", header: "lmdb.h", thread: { group: "lmdb transaction", role: "set", within: 1 }, source: "https://www.lmdb.tech/doc/group__mdb.html" },
  { name: "C.mdb_txn_commit", alsoKnownAs: ["C.mdb_txn_abort"], header: "lmdb.h", thread: { group: "lmdb transaction", role: "reset" }, source: "https://www.lmdb.tech/doc/group__mdb.html" },
  { name: "C.mdb_put", alsoKnownAs: ["C.mdb_del", "C.mdb_drop", "C.mdb_dbi_open"], header: "lmdb.h", thread: { group: "lmdb transaction" }, source: "https://www.lmdb.tech/doc/group__mdb.html" },
  { name: "C.mdbx_txn_begin", alsoKnownAs: ["C.mdbx_txn_begin_ex"], header: "mdbx.h", thread: { group: "mdbx transaction", role: "set", within: 1 }, source: "https://libmdbx.dqdkfa.ru/group__c__transactions.html" },
  { name: "C.mdbx_txn_commit", alsoKnownAs: ["C.mdbx_txn_commit_ex", "C.mdbx_txn_abort"], header: "mdbx.h", thread: { group: "mdbx transaction", role: "reset" }, source: "https://libmdbx.dqdkfa.ru/group__c__transactions.html" },
  { name: "C.mdbx_put", alsoKnownAs: ["C.mdbx_del", "C.mdbx_drop", "C.mdbx_dbi_open"], header: "mdbx.h", thread: { group: "mdbx transaction" }, source: "https://libmdbx.dqdkfa.ru/group__c__crud.html" },
];
