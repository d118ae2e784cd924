// ONNX Runtime: a program reaches the interface through a table of function pointers, so only its own plain wrappers
// have names, and their bodies tell what they do. The rows are for the exported functions (early releases exported
// all of them). A status is NULL when all went well. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const onnxRuntime: LibraryTable = {
  library: "ONNX Runtime",
  header: "onnxruntime_c_api.h",
  source: "https://onnxruntime.ai/docs/api/c/struct_ort_api.html",
  families: [
    {
      family: "OrtReleaseStatus",
      creates: [
        "OrtCreateStatus", "OrtRun", "OrtSetSessionThreadPoolSize", "OrtSetSessionGraphOptimizationLevel", "OrtSessionOptionsAppendExecutionProvider_CPU", "OrtSessionOptionsAppendExecutionProvider_CUDA", "OrtSessionOptionsAppendExecutionProvider_CoreML",
        "OrtSessionOptionsAppendExecutionProvider_Tensorrt", "OrtSessionOptionsAppendExecutionProvider_DML", "OrtSessionOptionsAppendExecutionProvider_Dnnl", "OrtSessionOptionsAppendExecutionProvider_OpenVINO", "OrtSessionOptionsAppendExecutionProvider_Nnapi",
      ],
      releases: ["OrtReleaseStatus"],
    },
    { family: "OrtReleaseEnv", creates: out(2, "OrtCreateEnv"), releases: ["OrtReleaseEnv"] },
    { family: "OrtReleaseSession", creates: out(3, "OrtCreateSession"), releases: ["OrtReleaseSession"] },
    { family: "OrtReleaseMemoryInfo", creates: out(2, "OrtCreateCpuMemoryInfo"), releases: ["OrtReleaseMemoryInfo"] },
    { family: "OrtReleaseValue", creates: out(6, "OrtCreateTensorWithDataAsOrtValue"), releases: ["OrtReleaseValue"] },
    { family: "OrtReleaseTypeInfo", creates: out(2, "OrtSessionGetInputTypeInfo", "OrtSessionGetOutputTypeInfo"), releases: ["OrtReleaseTypeInfo"] },
    { family: "OrtReleaseTensorTypeAndShapeInfo", creates: out(1, "OrtGetTensorTypeAndShape"), releases: ["OrtReleaseTensorTypeAndShapeInfo"] },
    { family: "OrtReleaseRunOptions", creates: out(0, "OrtCreateRunOptions"), releases: ["OrtReleaseRunOptions"] },
  ],
  rows: [{ name: "OrtGetApiBase", returnsBorrowed: "library" }, { name: "OrtGetErrorMessage", returnsBorrowed: 0 }],
};
