// EGL: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const eglTable: LibraryTable = {
  library: "EGL",
  header: "EGL/egl.h",
  source: "https://registry.khronos.org/EGL/sdk/docs/man/",
  families: [
    {
      family: "eglDestroyContext",
      creates: ["eglCreateContext"],
      releases: [{ name: "eglDestroyContext", param: 1 }],
    },
    {
      family: "eglDestroySurface",
      creates: [
        "eglCreateWindowSurface", "eglCreatePbufferSurface", "eglCreatePixmapSurface", "eglCreatePbufferFromClientBuffer",
        "eglCreatePlatformWindowSurface", "eglCreatePlatformPixmapSurface",
      ],
      releases: [{ name: "eglDestroySurface", param: 1 }],
    },
    {
      family: "eglDestroyImage",
      creates: ["eglCreateImage"],
      releases: [{ name: "eglDestroyImage", param: 1 }],
    },
    {
      family: "eglDestroySync",
      creates: ["eglCreateSync"],
      releases: [{ name: "eglDestroySync", param: 1 }],
    },
  ],
  rows: [
    { name: "eglQueryString", returnsBorrowed: 0 },
    { name: "eglGetProcAddress", returnsBorrowed: "library" },
  ],
};
