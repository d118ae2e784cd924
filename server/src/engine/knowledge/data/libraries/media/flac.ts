// FLAC: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const flacTable: LibraryTable = {
  library: "FLAC",
  header: "FLAC/all.h",
  source: "https://xiph.org/flac/api/",
  families: [
    {
      family: "FLAC__stream_decoder_delete",
      creates: ["FLAC__stream_decoder_new"],
      releases: ["FLAC__stream_decoder_delete"],
    },
    {
      family: "FLAC__stream_encoder_delete",
      creates: ["FLAC__stream_encoder_new"],
      releases: ["FLAC__stream_encoder_delete"],
    },
    {
      family: "FLAC__metadata_object_delete",
      creates: ["FLAC__metadata_object_new", "FLAC__metadata_object_clone", "FLAC__metadata_simple_iterator_get_block"],
      releases: ["FLAC__metadata_object_delete"],
    },
    {
      family: "FLAC__metadata_chain_delete",
      creates: ["FLAC__metadata_chain_new"],
      releases: ["FLAC__metadata_chain_delete"],
    },
    {
      family: "FLAC__metadata_iterator_delete",
      creates: ["FLAC__metadata_iterator_new"],
      releases: ["FLAC__metadata_iterator_delete"],
    },
    {
      family: "FLAC__metadata_simple_iterator_delete",
      creates: ["FLAC__metadata_simple_iterator_new"],
      releases: ["FLAC__metadata_simple_iterator_delete"],
    },
  ],
  rows: [
    { name: "FLAC__metadata_iterator_get_block", returnsBorrowed: 0 },
    { name: "FLAC__stream_decoder_get_resolved_state_string", returnsBorrowed: 0 },
  ],
};
