// Fontconfig: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const fontconfigTable: LibraryTable = {
  library: "Fontconfig",
  header: "fontconfig/fontconfig.h",
  source: "https://www.freedesktop.org/software/fontconfig/fontconfig-devel/",
  families: [
    {
      family: "FcPatternDestroy",
      creates: [
        "FcPatternCreate", "FcPatternDuplicate", "FcPatternBuild", "FcPatternFilter", "FcNameParse", "FcFontMatch", "FcFontRenderPrepare",
        "FcFreeTypeQuery", "FcFreeTypeQueryFace",
      ],
      releases: ["FcPatternDestroy"],
      retains: ["FcPatternReference"],
    },
    {
      family: "FcConfigDestroy",
      creates: ["FcConfigCreate", "FcInitLoadConfig", "FcInitLoadConfigAndFonts", "FcConfigReference"],
      releases: ["FcConfigDestroy"],
      lends: ["FcConfigGetCurrent"],
    },
    {
      family: "FcObjectSetDestroy",
      creates: ["FcObjectSetCreate", "FcObjectSetBuild"],
      releases: ["FcObjectSetDestroy"],
    },
    {
      family: "FcFontSetDestroy",
      creates: ["FcFontSetCreate", "FcFontList", "FcFontSort", "FcFontSetList", "FcFontSetSort"],
      releases: ["FcFontSetDestroy"],
      lends: [{ name: "FcConfigGetFonts", owner: 0 }],
    },
    {
      family: "FcCharSetDestroy",
      creates: ["FcCharSetCreate", "FcCharSetCopy", "FcCharSetUnion", "FcCharSetIntersect", "FcCharSetSubtract", "FcFreeTypeCharSet"],
      releases: ["FcCharSetDestroy"],
    },
    {
      family: "FcLangSetDestroy",
      creates: ["FcLangSetCreate", "FcLangSetCopy"],
      releases: ["FcLangSetDestroy"],
    },
    {
      family: "FcStrFree",
      creates: ["FcPatternFormat", "FcStrCopy", "FcStrCopyFilename", "FcStrDirname", "FcStrBasename", "FcStrPlus", "FcStrDowncase"],
      releases: ["FcStrFree"],
    },
    {
      family: "FcStrSetDestroy",
      creates: ["FcStrSetCreate", "FcGetLangs"],
      releases: ["FcStrSetDestroy"],
    },
    {
      family: "FcStrListDone",
      creates: ["FcStrListCreate", "FcConfigGetFontDirs", "FcConfigGetConfigDirs", "FcConfigGetConfigFiles", "FcConfigGetCacheDirs"],
      releases: ["FcStrListDone"],
      lends: [{ name: "FcStrListNext", owner: 0 }],
    },
  ],
  rows: [
    { name: "FcFontSetAdd", params: ["borrows", "takes-on-success"] },
    { name: "FcConfigSetCurrent", params: ["keeps"] },
  ],
};
