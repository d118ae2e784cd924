// SDL_ttf: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const sdlTtfTable: LibraryTable = {
  library: "SDL_ttf",
  header: "SDL_ttf.h",
  source: "https://wiki.libsdl.org/SDL2_ttf/CategoryAPI",
  families: [
    {
      family: "TTF_CloseFont",
      creates: [
        "TTF_OpenFont", "TTF_OpenFontIndex", "TTF_OpenFontDPI", "TTF_OpenFontIndexDPI",
        { name: "TTF_OpenFontRW", params: ["keeps", "borrows", "borrows"] },
        { name: "TTF_OpenFontIndexRW", params: ["keeps", "borrows", "borrows", "borrows"] },
        { name: "TTF_OpenFontDPIRW", params: ["keeps", "borrows", "borrows", "borrows", "borrows"] },
        { name: "TTF_OpenFontIndexDPIRW", params: ["keeps", "borrows", "borrows", "borrows", "borrows", "borrows"] },
      ],
      releases: ["TTF_CloseFont"],
    },
    {
      family: "SDL_FreeSurface",
      creates: [
        "TTF_RenderText_Solid", "TTF_RenderUTF8_Solid", "TTF_RenderUNICODE_Solid", "TTF_RenderGlyph_Solid", "TTF_RenderGlyph32_Solid",
        "TTF_RenderText_Shaded", "TTF_RenderUTF8_Shaded", "TTF_RenderUNICODE_Shaded", "TTF_RenderGlyph_Shaded",
        "TTF_RenderGlyph32_Shaded", "TTF_RenderText_Blended", "TTF_RenderUTF8_Blended", "TTF_RenderUNICODE_Blended",
        "TTF_RenderGlyph_Blended", "TTF_RenderGlyph32_Blended", "TTF_RenderText_Solid_Wrapped", "TTF_RenderUTF8_Solid_Wrapped",
        "TTF_RenderText_Shaded_Wrapped", "TTF_RenderUTF8_Shaded_Wrapped", "TTF_RenderText_Blended_Wrapped",
        "TTF_RenderUTF8_Blended_Wrapped", "TTF_RenderUNICODE_Blended_Wrapped", "TTF_RenderText_LCD", "TTF_RenderUTF8_LCD",
        "TTF_RenderUTF8_LCD_Wrapped",
      ],
      releases: [],
    },
  ],
  rows: [
    { name: "TTF_FontFaceFamilyName", returnsBorrowed: 0 },
    { name: "TTF_FontFaceStyleName", returnsBorrowed: 0 },
  ],
};
