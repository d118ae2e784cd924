// GLFW: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const glfwTable: LibraryTable = {
  library: "GLFW",
  header: "GLFW/glfw3.h",
  source: "https://www.glfw.org/docs/latest/modules.html",
  families: [
    {
      family: "glfwDestroyWindow",
      header: "GLFW/glfw3.h",
      source: "https://www.glfw.org/docs/latest/group__window.html",
      creates: ["glfwCreateWindow"],
      releases: ["glfwDestroyWindow"],
    },
    {
      family: "glfwDestroyCursor",
      header: "GLFW/glfw3.h",
      source: "https://www.glfw.org/docs/latest/group__input.html",
      creates: ["glfwCreateCursor", "glfwCreateStandardCursor"],
      releases: ["glfwDestroyCursor"],
    },
  ],
  rows: [
    { name: "glfwGetPrimaryMonitor", returnsBorrowed: "library" },
    { name: "glfwGetMonitors", returnsBorrowed: "library" },
    { name: "glfwGetMonitorName", returnsBorrowed: 0 },
    { name: "glfwGetVideoMode", returnsBorrowed: 0 },
    { name: "glfwGetVideoModes", returnsBorrowed: 0 },
    { name: "glfwGetGammaRamp", returnsBorrowed: 0 },
    { name: "glfwGetWindowMonitor", returnsBorrowed: 0 },
    { name: "glfwGetClipboardString", returnsBorrowed: "library" },
    { name: "glfwGetKeyName", returnsBorrowed: "library" },
    { name: "glfwGetJoystickName", returnsBorrowed: "library" },
    { name: "glfwGetJoystickAxes", returnsBorrowed: "library" },
    { name: "glfwGetJoystickButtons", returnsBorrowed: "library" },
    { name: "glfwGetJoystickHats", returnsBorrowed: "library" },
    { name: "glfwGetGamepadName", returnsBorrowed: "library" },
    { name: "glfwGetWindowTitle", returnsBorrowed: 0 },
    { name: "glfwSetClipboardString", params: ["borrows", "borrows"] },
    { name: "glfwSetWindowTitle", params: ["borrows", "borrows"] },
    { name: "glfwSetWindowIcon", params: ["borrows", "borrows", "borrows"] },
    { name: "glfwUpdateGamepadMappings", params: ["borrows"] },
  ],
};
