// FreeType: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const freetypeTable: LibraryTable = {
  library: "FreeType",
  header: "ft2build.h",
  source: "https://freetype.org/freetype2/docs/reference/index.html",
  families: [
    {
      family: "FT_Done_FreeType",
      creates: [{ name: "FT_Init_FreeType", outParam: 0 }],
      releases: ["FT_Done_FreeType"],
    },
    {
      family: "FT_Done_Face",
      creates: [
        { name: "FT_New_Face", outParam: 3, within: 0 },
        { name: "FT_New_Memory_Face", outParam: 4, within: 0, params: ["borrows", "keeps", "borrows", "borrows", "writes"] },
        { name: "FT_Open_Face", outParam: 3, within: 0 },
      ],
      releases: ["FT_Done_Face"],
      retains: ["FT_Reference_Face"],
    },
    {
      family: "FT_Done_Glyph",
      creates: [{ name: "FT_Get_Glyph", outParam: 1 }, { name: "FT_Glyph_Copy", outParam: 1 }, { name: "FT_New_Glyph", outParam: 2 }],
      releases: ["FT_Done_Glyph"],
    },
    {
      family: "FT_Done_Size",
      creates: [{ name: "FT_New_Size", outParam: 1 }],
      releases: ["FT_Done_Size"],
    },
    {
      family: "FT_Stroker_Done",
      creates: [{ name: "FT_Stroker_New", outParam: 1 }],
      releases: ["FT_Stroker_Done"],
    },
    {
      family: "FTC_Manager_Done",
      creates: [{ name: "FTC_Manager_New", outParam: 6 }],
      releases: ["FTC_Manager_Done"],
    },
  ],
  rows: [
    { name: "FT_Get_Font_Format", returnsBorrowed: 0 },
    { name: "FT_Get_Postscript_Name", returnsBorrowed: 0 },
    { name: "FT_Error_String", returnsBorrowed: "library" },
  ],
};
