// libdrm: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libdrmTable: LibraryTable = {
  library: "libdrm",
  header: "xf86drmMode.h",
  source: "https://gitlab.freedesktop.org/mesa/drm",
  families: [
    {
      family: "drmModeFreeResources",
      creates: ["drmModeGetResources"],
      releases: ["drmModeFreeResources"],
    },
    {
      family: "drmModeFreeConnector",
      creates: ["drmModeGetConnector", "drmModeGetConnectorCurrent"],
      releases: ["drmModeFreeConnector"],
    },
    {
      family: "drmModeFreeEncoder",
      creates: ["drmModeGetEncoder"],
      releases: ["drmModeFreeEncoder"],
    },
    {
      family: "drmModeFreeCrtc",
      creates: ["drmModeGetCrtc"],
      releases: ["drmModeFreeCrtc"],
    },
    {
      family: "drmModeFreeFB",
      creates: ["drmModeGetFB"],
      releases: ["drmModeFreeFB"],
    },
    {
      family: "drmModeFreePlane",
      creates: ["drmModeGetPlane"],
      releases: ["drmModeFreePlane"],
    },
    {
      family: "drmModeFreePlaneResources",
      creates: ["drmModeGetPlaneResources"],
      releases: ["drmModeFreePlaneResources"],
    },
    {
      family: "drmModeFreeProperty",
      creates: ["drmModeGetProperty"],
      releases: ["drmModeFreeProperty"],
    },
    {
      family: "drmModeFreePropertyBlob",
      creates: ["drmModeGetPropertyBlob"],
      releases: ["drmModeFreePropertyBlob"],
    },
    {
      family: "drmModeFreeObjectProperties",
      creates: ["drmModeObjectGetProperties"],
      releases: ["drmModeFreeObjectProperties"],
    },
    {
      family: "drmModeAtomicFree",
      creates: ["drmModeAtomicAlloc", "drmModeAtomicDuplicate"],
      releases: ["drmModeAtomicFree"],
    },
    {
      family: "drmFreeVersion",
      header: "xf86drm.h",
      creates: ["drmGetVersion", "drmGetLibVersion"],
      releases: ["drmFreeVersion"],
    },
    {
      family: "drmFreeDevice",
      header: "xf86drm.h",
      creates: [{ name: "drmGetDevice", outParam: 1 }, { name: "drmGetDevice2", outParam: 2 }],
      releases: [{ name: "drmFreeDevice", through: true }],
    },
  ],
};
