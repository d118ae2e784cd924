// SDL_image: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const sdlImageTable: LibraryTable = {
  library: "SDL_image",
  header: "SDL_image.h",
  source: "https://wiki.libsdl.org/SDL2_image/CategoryAPI",
  families: [
    {
      family: "SDL_FreeSurface",
      creates: [
        "IMG_Load", { name: "IMG_Load_RW", params: ["keeps", "borrows"] },
        { name: "IMG_LoadTyped_RW", params: ["keeps", "borrows", "borrows"] }, { name: "IMG_LoadBMP_RW", params: ["borrows"] },
        { name: "IMG_LoadGIF_RW", params: ["borrows"] }, { name: "IMG_LoadJPG_RW", params: ["borrows"] },
        { name: "IMG_LoadPNG_RW", params: ["borrows"] }, { name: "IMG_LoadTIF_RW", params: ["borrows"] },
        { name: "IMG_LoadWEBP_RW", params: ["borrows"] }, { name: "IMG_LoadSVG_RW", params: ["borrows"] },
        { name: "IMG_LoadXPM_RW", params: ["borrows"] }, { name: "IMG_LoadXCF_RW", params: ["borrows"] },
        { name: "IMG_LoadTGA_RW", params: ["borrows"] }, { name: "IMG_LoadPCX_RW", params: ["borrows"] },
        { name: "IMG_LoadPNM_RW", params: ["borrows"] }, { name: "IMG_LoadICO_RW", params: ["borrows"] },
        { name: "IMG_LoadCUR_RW", params: ["borrows"] }, { name: "IMG_LoadLBM_RW", params: ["borrows"] },
        { name: "IMG_LoadQOI_RW", params: ["borrows"] }, { name: "IMG_LoadSizedSVG_RW", params: ["borrows", "borrows", "borrows"] },
        "IMG_ReadXPMFromArray",
      ],
      releases: [],
    },
    {
      family: "SDL_DestroyTexture",
      creates: [
        "IMG_LoadTexture", { name: "IMG_LoadTexture_RW", params: ["borrows", "keeps", "borrows"] },
        { name: "IMG_LoadTextureTyped_RW", params: ["borrows", "keeps", "borrows", "borrows"] },
      ],
      releases: [],
    },
    {
      family: "IMG_FreeAnimation",
      creates: [
        "IMG_LoadAnimation", { name: "IMG_LoadAnimation_RW", params: ["keeps", "borrows"] },
        { name: "IMG_LoadAnimationTyped_RW", params: ["keeps", "borrows", "borrows"] },
        { name: "IMG_LoadGIFAnimation_RW", params: ["borrows"] }, { name: "IMG_LoadWEBPAnimation_RW", params: ["borrows"] },
      ],
      releases: ["IMG_FreeAnimation"],
    },
  ],
  rows: [
    { name: "IMG_SavePNG_RW", params: ["borrows", "keeps", "borrows"] },
    { name: "IMG_SaveJPG_RW", params: ["borrows", "keeps", "borrows", "borrows"] },
  ],
};
