// libjxl: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libjxlTable: LibraryTable = {
  library: "libjxl",
  header: "jxl/decode.h",
  source: "https://libjxl.readthedocs.io/en/latest/",
  families: [
    {
      family: "JxlDecoderDestroy",
      creates: ["JxlDecoderCreate"],
      releases: ["JxlDecoderDestroy"],
    },
    {
      family: "JxlEncoderDestroy",
      header: "jxl/encode.h",
      creates: ["JxlEncoderCreate"],
      releases: ["JxlEncoderDestroy"],
      lends: [{ name: "JxlEncoderFrameSettingsCreate", owner: 0 }],
    },
    {
      family: "JxlThreadParallelRunnerDestroy",
      header: "jxl/thread_parallel_runner.h",
      creates: ["JxlThreadParallelRunnerCreate"],
      releases: ["JxlThreadParallelRunnerDestroy"],
    },
    {
      family: "JxlResizableParallelRunnerDestroy",
      header: "jxl/resizable_parallel_runner.h",
      creates: ["JxlResizableParallelRunnerCreate"],
      releases: ["JxlResizableParallelRunnerDestroy"],
    },
  ],
};
