// miniaudio: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const miniaudioTable: LibraryTable = {
  library: "miniaudio",
  header: "miniaudio.h",
  source: "https://miniaud.io/docs/manual/index.html",
  families: [
    {
      family: "ma_free",
      creates: ["ma_malloc", "ma_calloc"],
      releases: ["ma_free"],
    },
    {
      family: "ma_context_uninit",
      creates: [{ name: "ma_context_init", inPlace: 3 }],
      releases: ["ma_context_uninit"],
    },
    {
      family: "ma_device_uninit",
      creates: [{ name: "ma_device_init", inPlace: 2 }],
      releases: ["ma_device_uninit"],
    },
    {
      family: "ma_decoder_uninit",
      creates: [
        { name: "ma_decoder_init", inPlace: 3 },
        { name: "ma_decoder_init_memory", inPlace: 3, params: ["keeps", "borrows", "borrows", "writes"] },
        { name: "ma_decoder_init_file", inPlace: 2 },
      ],
      releases: ["ma_decoder_uninit"],
    },
    {
      family: "ma_encoder_uninit",
      creates: [{ name: "ma_encoder_init_file", inPlace: 2 }],
      releases: ["ma_encoder_uninit"],
    },
    {
      family: "ma_engine_uninit",
      creates: [{ name: "ma_engine_init", inPlace: 1 }],
      releases: ["ma_engine_uninit"],
    },
  ],
};
