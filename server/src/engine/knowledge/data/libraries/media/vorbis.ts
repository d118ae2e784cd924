// Ogg Vorbis: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const vorbisTable: LibraryTable = {
  library: "Ogg Vorbis",
  header: "vorbis/codec.h",
  source: "https://xiph.org/vorbis/doc/libvorbis/reference.html",
  families: [
    {
      family: "vorbis_info_clear",
      creates: [{ name: "vorbis_info_init", inPlace: 0 }],
      releases: ["vorbis_info_clear"],
    },
    {
      family: "vorbis_comment_clear",
      creates: [{ name: "vorbis_comment_init", inPlace: 0 }],
      releases: ["vorbis_comment_clear"],
    },
    {
      family: "vorbis_block_clear",
      creates: [{ name: "vorbis_block_init", inPlace: 1 }],
      releases: ["vorbis_block_clear"],
    },
    {
      family: "ov_clear",
      header: "vorbis/vorbisfile.h",
      source: "https://xiph.org/vorbis/doc/vorbisfile/reference.html",
      creates: [
        { name: "ov_fopen", inPlace: 1 }, { name: "ov_open", inPlace: 1, params: ["keeps", "writes", "borrows", "borrows"] },
        { name: "ov_open_callbacks", inPlace: 1, params: ["keeps", "writes", "borrows", "borrows", "borrows"] },
      ],
      releases: ["ov_clear"],
    },
    {
      family: "ogg_stream_clear",
      header: "ogg/ogg.h",
      source: "https://xiph.org/ogg/doc/libogg/reference.html",
      creates: [{ name: "ogg_stream_init", inPlace: 0 }],
      releases: ["ogg_stream_clear"],
    },
    {
      family: "ogg_sync_clear",
      header: "ogg/ogg.h",
      source: "https://xiph.org/ogg/doc/libogg/reference.html",
      creates: [{ name: "ogg_sync_init", inPlace: 0 }],
      releases: ["ogg_sync_clear"],
    },
  ],
  rows: [
    { name: "ov_info", returnsBorrowed: 0 },
    { name: "ov_comment", returnsBorrowed: 0 },
    { name: "vorbis_version_string", returnsBorrowed: "library" },
    { name: "vorbis_comment_query", returnsBorrowed: 0 },
  ],
};
