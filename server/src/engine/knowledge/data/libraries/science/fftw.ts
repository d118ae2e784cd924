// FFTW: plans and aligned memory, in single, double and long double precision.
import type { LibraryTable } from "../../../libraryTable.ts";
import { alike } from "../../../tableEntries.ts";

export const fftw: LibraryTable = {
  library: "FFTW",
  header: "fftw3.h",
  source: "https://www.fftw.org/fftw3_doc/FFTW-Reference.html",
  families: alike(
    ["fftw", "fftwf", "fftwl"],
    { family: "*_free", creates: ["*_malloc", "*_alloc_real", "*_alloc_complex"], releases: ["*_free"] },
    {
      family: "*_destroy_plan",
      creates: [
        "*_plan_dft_1d", "*_plan_dft_2d", "*_plan_dft_3d", "*_plan_dft", "*_plan_dft_r2c_1d", "*_plan_dft_r2c_2d", "*_plan_dft_r2c_3d", "*_plan_dft_r2c", "*_plan_dft_c2r_1d", "*_plan_dft_c2r_2d", "*_plan_dft_c2r_3d", "*_plan_dft_c2r", "*_plan_r2r_1d", "*_plan_r2r_2d", "*_plan_r2r_3d", "*_plan_r2r", "*_plan_many_dft", "*_plan_many_dft_r2c", "*_plan_many_dft_c2r", "*_plan_many_r2r",
        "*_plan_guru_dft", "*_plan_guru_split_dft", "*_plan_guru_dft_r2c", "*_plan_guru_dft_c2r", "*_plan_guru_r2r", "*_plan_guru64_dft",
      ],
      releases: ["*_destroy_plan"],
    },
  ),
};
