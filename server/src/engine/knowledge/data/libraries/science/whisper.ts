// whisper.cpp: contexts and states.
import type { LibraryTable } from "../../../libraryTable.ts";

export const whisper: LibraryTable = {
  library: "whisper.cpp",
  header: "whisper.h",
  source: "https://github.com/ggml-org/whisper.cpp/blob/master/include/whisper.h",
  families: [
    {
      family: "whisper_free",
      creates: [
        "whisper_init", "whisper_init_from_file", "whisper_init_from_file_with_params", "whisper_init_from_buffer", "whisper_init_from_buffer_with_params", "whisper_init_with_params", "whisper_init_no_state", "whisper_init_from_file_no_state",
        "whisper_init_from_file_with_params_no_state", "whisper_init_from_buffer_no_state", "whisper_init_from_buffer_with_params_no_state", "whisper_init_with_params_no_state",
      ],
      releases: ["whisper_free"],
    },
    { family: "whisper_free_state", creates: ["whisper_init_state"], releases: ["whisper_free_state"] },
    { family: "whisper_free_params", creates: ["whisper_full_default_params_by_ref"], releases: ["whisper_free_params"] },
    { family: "whisper_free_context_params", creates: ["whisper_context_default_params_by_ref"], releases: ["whisper_free_context_params"] },
    { family: "whisper_vad_free", creates: ["whisper_vad_init_from_file_with_params"], releases: ["whisper_vad_free"] },
    { family: "whisper_vad_free_segments", creates: ["whisper_vad_segments_from_probs", "whisper_vad_segments_from_samples"], releases: ["whisper_vad_free_segments"] },
  ],
};
