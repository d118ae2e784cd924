// MagickCore: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
// Image operations with names as general as ReadImage are left out: other libraries use them too.
import type { LibraryTable } from "../../../libraryTable.ts";

export const magickCoreTable: LibraryTable = {
  library: "MagickCore",
  header: "MagickCore/MagickCore.h",
  source: "https://imagemagick.org/script/magick-core.php",
  families: [
    {
      family: "DestroyExceptionInfo",
      creates: ["AcquireExceptionInfo", "CloneExceptionInfo"],
      releases: ["DestroyExceptionInfo"],
    },
    {
      family: "DestroyImageInfo",
      creates: ["AcquireImageInfo", "CloneImageInfo"],
      releases: ["DestroyImageInfo"],
    },
    {
      family: "DestroyQuantizeInfo",
      creates: ["AcquireQuantizeInfo", "CloneQuantizeInfo"],
      releases: ["DestroyQuantizeInfo"],
    },
    {
      family: "DestroyDrawInfo",
      creates: ["AcquireDrawInfo", "CloneDrawInfo"],
      releases: ["DestroyDrawInfo"],
    },
    {
      family: "DestroyMontageInfo",
      creates: ["CloneMontageInfo"],
      releases: ["DestroyMontageInfo"],
    },
    {
      family: "DestroyKernelInfo",
      creates: ["AcquireKernelInfo", "AcquireKernelBuiltIn", "CloneKernelInfo"],
      releases: ["DestroyKernelInfo"],
    },
    {
      family: "RelinquishMagickMemory",
      creates: ["AcquireMagickMemory", "AcquireQuantumMemory"],
      releases: ["RelinquishMagickMemory"],
    },
  ],
};
