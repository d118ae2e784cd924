// libpng: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libpngTable: LibraryTable = {
  library: "libpng",
  header: "png.h",
  source: "https://www.libpng.org/pub/png/libpng-manual.txt",
  families: [
    {
      family: "png_destroy_read_struct",
      creates: ["png_create_read_struct", "png_create_read_struct_2"],
      releases: [{ name: "png_destroy_read_struct", through: true }],
    },
    {
      family: "png_destroy_write_struct",
      creates: ["png_create_write_struct", "png_create_write_struct_2"],
      releases: [{ name: "png_destroy_write_struct", through: true }],
    },
  ],
};
