// Speex: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const speexTable: LibraryTable = {
  library: "Speex",
  header: "speex/speex.h",
  source: "https://www.speex.org/docs/",
  families: [
    {
      family: "speex_encoder_destroy",
      creates: ["speex_encoder_init"],
      releases: ["speex_encoder_destroy"],
    },
    {
      family: "speex_decoder_destroy",
      creates: ["speex_decoder_init"],
      releases: ["speex_decoder_destroy"],
    },
    {
      family: "speex_bits_destroy",
      creates: [{ name: "speex_bits_init", inPlace: 0 }],
      releases: ["speex_bits_destroy"],
    },
    {
      family: "speex_resampler_destroy",
      header: "speex/speex_resampler.h",
      creates: ["speex_resampler_init", "speex_resampler_init_frac"],
      releases: ["speex_resampler_destroy"],
    },
    {
      family: "speex_preprocess_state_destroy",
      header: "speex/speex_preprocess.h",
      creates: ["speex_preprocess_state_init"],
      releases: ["speex_preprocess_state_destroy"],
    },
    {
      family: "speex_echo_state_destroy",
      header: "speex/speex_echo.h",
      creates: ["speex_echo_state_init", "speex_echo_state_init_mc"],
      releases: ["speex_echo_state_destroy"],
    },
  ],
};
