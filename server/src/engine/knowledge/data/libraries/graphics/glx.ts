// GLX: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const glxTable: LibraryTable = {
  library: "GLX",
  header: "GL/glx.h",
  source: "https://registry.khronos.org/OpenGL-Refpages/gl2.1/",
  families: [
    {
      family: "glXDestroyContext",
      creates: ["glXCreateContext", "glXCreateNewContext"],
      releases: [{ name: "glXDestroyContext", param: 1 }],
    },
    {
      family: "XFree",
      creates: ["glXChooseVisual", "glXChooseFBConfig", "glXGetFBConfigs", "glXGetVisualFromFBConfig"],
      releases: [],
    },
  ],
  rows: [
    { name: "glXQueryExtensionsString", returnsBorrowed: 0 },
    { name: "glXQueryServerString", returnsBorrowed: 0 },
    { name: "glXGetClientString", returnsBorrowed: 0 },
  ],
};
