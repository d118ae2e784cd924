// GBM: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const gbmTable: LibraryTable = {
  library: "GBM",
  header: "gbm.h",
  source: "https://gitlab.freedesktop.org/mesa/mesa",
  families: [
    {
      family: "gbm_device_destroy",
      creates: ["gbm_create_device"],
      releases: ["gbm_device_destroy"],
    },
    {
      family: "gbm_bo_destroy",
      creates: ["gbm_bo_create", "gbm_bo_create_with_modifiers", "gbm_bo_create_with_modifiers2", "gbm_bo_import"],
      releases: ["gbm_bo_destroy"],
    },
    {
      family: "gbm_surface_destroy",
      creates: ["gbm_surface_create", "gbm_surface_create_with_modifiers", "gbm_surface_create_with_modifiers2"],
      releases: ["gbm_surface_destroy"],
    },
    {
      family: "gbm_surface_release_buffer",
      creates: ["gbm_surface_lock_front_buffer"],
      releases: [{ name: "gbm_surface_release_buffer", param: 1 }],
    },
  ],
  rows: [
    { name: "gbm_bo_get_device", returnsBorrowed: 0 },
  ],
};
