// Vosk, RNNoise, WebRTC VAD: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const speechTable: LibraryTable = {
  library: "Vosk, RNNoise, WebRTC VAD",
  header: "vosk_api.h",
  source: "https://alphacephei.com/vosk/",
  families: [
    {
      family: "vosk_model_free",
      creates: ["vosk_model_new"],
      releases: ["vosk_model_free"],
    },
    {
      family: "vosk_spk_model_free",
      creates: ["vosk_spk_model_new"],
      releases: ["vosk_spk_model_free"],
    },
    {
      family: "vosk_recognizer_free",
      creates: ["vosk_recognizer_new", "vosk_recognizer_new_spk", "vosk_recognizer_new_grm"],
      releases: ["vosk_recognizer_free"],
    },
    {
      family: "rnnoise_destroy",
      header: "rnnoise.h",
      source: "https://jmvalin.ca/demo/rnnoise/",
      creates: ["rnnoise_create"],
      releases: ["rnnoise_destroy"],
    },
    {
      family: "WebRtcVad_Free",
      header: "common_audio/vad/include/webrtc_vad.h",
      source: "https://webrtc.googlesource.com/src",
      creates: ["WebRtcVad_Create"],
      releases: ["WebRtcVad_Free"],
    },
  ],
  rows: [
    { name: "vosk_recognizer_result", returnsBorrowed: 0 },
    { name: "vosk_recognizer_partial_result", returnsBorrowed: 0 },
    { name: "vosk_recognizer_final_result", returnsBorrowed: 0 },
  ],
};
