// raylib: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
// Images, textures, sounds and fonts are structs handed over by value; only what is a pointer stands here.
import type { LibraryTable } from "../../../libraryTable.ts";

export const raylibTable: LibraryTable = {
  library: "raylib",
  header: "raylib.h",
  source: "https://www.raylib.com/cheatsheet/cheatsheet.html",
  families: [
    {
      family: "MemFree",
      creates: ["MemAlloc", "ExportImageToMemory", "CompressData", "DecompressData", "EncodeDataBase64", "DecodeDataBase64"],
      releases: ["MemFree"],
    },
    {
      family: "UnloadFileData",
      creates: ["LoadFileData"],
      releases: ["UnloadFileData"],
    },
    {
      family: "UnloadFileText",
      creates: ["LoadFileText"],
      releases: ["UnloadFileText"],
    },
    {
      family: "UnloadImageColors",
      creates: ["LoadImageColors"],
      releases: ["UnloadImageColors"],
    },
    {
      family: "UnloadImagePalette",
      creates: ["LoadImagePalette"],
      releases: ["UnloadImagePalette"],
    },
    {
      family: "UnloadCodepoints",
      creates: ["LoadCodepoints"],
      releases: ["UnloadCodepoints"],
    },
    {
      family: "UnloadUTF8",
      creates: ["LoadUTF8"],
      releases: ["UnloadUTF8"],
    },
    {
      family: "UnloadWaveSamples",
      creates: ["LoadWaveSamples"],
      releases: ["UnloadWaveSamples"],
    },
    {
      family: "UnloadFontData",
      creates: ["LoadFontData"],
      releases: ["UnloadFontData"],
    },
  ],
  rows: [
    { name: "MemRealloc", creates: { family: "MemFree" }, reallocates: { param: 0, family: "MemFree" }, params: ["takes-on-success", "borrows"] },
  ],
};
