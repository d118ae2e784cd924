// Opus: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const opusTable: LibraryTable = {
  library: "Opus",
  header: "opus/opus.h",
  source: "https://opus-codec.org/docs/",
  families: [
    {
      family: "opus_encoder_destroy",
      creates: ["opus_encoder_create"],
      releases: ["opus_encoder_destroy"],
    },
    {
      family: "opus_decoder_destroy",
      creates: ["opus_decoder_create"],
      releases: ["opus_decoder_destroy"],
    },
    {
      family: "opus_repacketizer_destroy",
      creates: ["opus_repacketizer_create"],
      releases: ["opus_repacketizer_destroy"],
    },
    {
      family: "opus_multistream_encoder_destroy",
      header: "opus/opus_multistream.h",
      creates: ["opus_multistream_encoder_create", "opus_multistream_surround_encoder_create"],
      releases: ["opus_multistream_encoder_destroy"],
    },
    {
      family: "opus_multistream_decoder_destroy",
      header: "opus/opus_multistream.h",
      creates: ["opus_multistream_decoder_create"],
      releases: ["opus_multistream_decoder_destroy"],
    },
    {
      family: "op_free",
      header: "opus/opusfile.h",
      creates: [
        "op_open_file", { name: "op_open_memory", params: ["keeps", "borrows", "writes"] },
        { name: "op_open_callbacks", params: ["keeps", "borrows", "keeps", "borrows", "writes"] }, "op_test_file",
      ],
      releases: ["op_free"],
    },
  ],
  rows: [
    { name: "opus_strerror", returnsBorrowed: "library" },
    { name: "opus_get_version_string", returnsBorrowed: "library" },
  ],
};
