// cimgui: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
// The context of igCreateContext becomes the current one and igDestroyContext(NULL) ends it: no creator.
import type { LibraryTable } from "../../../libraryTable.ts";

export const cimguiTable: LibraryTable = {
  library: "cimgui",
  header: "cimgui.h",
  source: "https://github.com/cimgui/cimgui",
  families: [
    {
      family: "ImFontConfig_destroy",
      creates: ["ImFontConfig_ImFontConfig"],
      releases: ["ImFontConfig_destroy"],
    },
    {
      family: "ImFontAtlas_destroy",
      creates: ["ImFontAtlas_ImFontAtlas"],
      releases: ["ImFontAtlas_destroy"],
    },
    {
      family: "ImFontGlyphRangesBuilder_destroy",
      creates: ["ImFontGlyphRangesBuilder_ImFontGlyphRangesBuilder"],
      releases: ["ImFontGlyphRangesBuilder_destroy"],
    },
    {
      family: "ImGuiListClipper_destroy",
      creates: ["ImGuiListClipper_ImGuiListClipper"],
      releases: ["ImGuiListClipper_destroy"],
    },
    {
      family: "ImGuiTextFilter_destroy",
      creates: ["ImGuiTextFilter_ImGuiTextFilter"],
      releases: ["ImGuiTextFilter_destroy"],
    },
    {
      family: "ImGuiStorage_destroy",
      releases: ["ImGuiStorage_destroy"],
    },
  ],
  rows: [
    { name: "igGetIO", returnsBorrowed: "library" },
    { name: "igGetStyle", returnsBorrowed: "library" },
    { name: "igGetDrawData", returnsBorrowed: "library" },
    { name: "igGetCurrentContext", returnsBorrowed: "library" },
    { name: "igGetFont", returnsBorrowed: "library" },
    { name: "igGetVersion", returnsBorrowed: "library" },
    { name: "igGetClipboardText", returnsBorrowed: "library" },
    { name: "igGetWindowDrawList", returnsBorrowed: "library" },
    { name: "igGetBackgroundDrawList_Nil", returnsBorrowed: "library" },
    { name: "igGetForegroundDrawList_Nil", returnsBorrowed: "library" },
    { name: "igGetMainViewport", returnsBorrowed: "library" },
  ],
};
