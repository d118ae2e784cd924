// SDL_mixer: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const sdlMixerTable: LibraryTable = {
  library: "SDL_mixer",
  header: "SDL_mixer.h",
  source: "https://wiki.libsdl.org/SDL2_mixer/CategoryAPI",
  families: [
    {
      family: "Mix_FreeChunk",
      creates: [
        "Mix_LoadWAV", { name: "Mix_LoadWAV_RW", params: ["keeps", "borrows"] }, { name: "Mix_QuickLoad_WAV", params: ["keeps"] },
        { name: "Mix_QuickLoad_RAW", params: ["keeps", "borrows"] },
      ],
      releases: ["Mix_FreeChunk"],
      lends: ["Mix_GetChunk"],
    },
    {
      family: "Mix_FreeMusic",
      creates: [
        "Mix_LoadMUS", { name: "Mix_LoadMUS_RW", params: ["keeps", "borrows"] },
        { name: "Mix_LoadMUSType_RW", params: ["keeps", "borrows", "borrows"] },
      ],
      releases: ["Mix_FreeMusic"],
    },
  ],
  rows: [
    { name: "Mix_GetChunkDecoder", returnsBorrowed: "library" },
    { name: "Mix_GetMusicDecoder", returnsBorrowed: "library" },
    { name: "Mix_GetSoundFonts", returnsBorrowed: "library" },
  ],
};
