// OpenCL: every object is reference-counted.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const opencl: LibraryTable = {
  library: "OpenCL",
  header: "CL/cl.h",
  source: "https://registry.khronos.org/OpenCL/specs/3.0-unified/html/OpenCL_API.html",
  families: [
    { family: "clReleaseContext", creates: ["clCreateContext", "clCreateContextFromType"], releases: ["clReleaseContext"], retains: ["clRetainContext"] },
    { family: "clReleaseCommandQueue", creates: ["clCreateCommandQueue", "clCreateCommandQueueWithProperties"], releases: ["clReleaseCommandQueue"], retains: ["clRetainCommandQueue"] },
    {
      family: "clReleaseMemObject",
      creates: ["clCreateBuffer", "clCreateSubBuffer", "clCreateImage", "clCreateImage2D", "clCreateImage3D", "clCreatePipe", "clCreateFromGLBuffer", "clCreateFromGLTexture", "clCreateFromGLTexture2D", "clCreateFromGLTexture3D", "clCreateFromGLRenderbuffer"],
      releases: ["clReleaseMemObject"],
      retains: ["clRetainMemObject"],
    },
    { family: "clReleaseProgram", creates: ["clCreateProgramWithSource", "clCreateProgramWithBinary", "clCreateProgramWithBuiltInKernels", "clCreateProgramWithIL", "clLinkProgram"], releases: ["clReleaseProgram"], retains: ["clRetainProgram"] },
    { family: "clReleaseKernel", creates: ["clCreateKernel", "clCloneKernel"], releases: ["clReleaseKernel"], retains: ["clRetainKernel"] },
    { family: "clReleaseSampler", creates: ["clCreateSampler", "clCreateSamplerWithProperties"], releases: ["clReleaseSampler"], retains: ["clRetainSampler"] },
    {
      family: "clReleaseEvent",
      creates: ["clCreateUserEvent", ...out(1, "clEnqueueMarker"), ...out(4, "clEnqueueTask"), ...out(8, "clEnqueueNDRangeKernel", "clEnqueueReadBuffer", "clEnqueueWriteBuffer", "clEnqueueCopyBuffer")],
      releases: ["clReleaseEvent"],
      retains: ["clRetainEvent"],
    },
  ],
};
