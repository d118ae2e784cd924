// stable-diffusion.cpp: contexts.
import type { LibraryTable } from "../../../libraryTable.ts";

export const stableDiffusion: LibraryTable = {
  library: "stable-diffusion.cpp",
  header: "stable-diffusion.h",
  source: "https://github.com/leejet/stable-diffusion.cpp/blob/master/include/stable-diffusion.h",
  families: [
    { family: "free_sd_ctx", creates: ["new_sd_ctx"], releases: ["free_sd_ctx"] },
    { family: "free_upscaler_ctx", creates: ["new_upscaler_ctx"], releases: ["free_upscaler_ctx"] },
  ],
};
