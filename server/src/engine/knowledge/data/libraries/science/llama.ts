// llama.cpp with ggml and its multimodal part: a sampler chain takes the samplers added to it; adapters go with their model.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, takes } from "../../../tableEntries.ts";

export const llama: LibraryTable = {
  library: "llama.cpp",
  header: "llama.h",
  source: "https://github.com/ggml-org/llama.cpp/blob/master/include/llama.h",
  families: [
    { family: "llama_model_free", creates: ["llama_model_load_from_file", "llama_load_model_from_file", "llama_model_load_from_splits"], releases: ["llama_model_free", "llama_free_model"], lends: lent(0, "llama_get_model", "llama_model_get_vocab") },
    { family: "llama_free", creates: ["llama_init_from_model", "llama_new_context_with_model"], releases: ["llama_free"], lends: lent(0, "llama_get_logits", "llama_get_logits_ith", "llama_get_embeddings", "llama_get_embeddings_ith", "llama_get_embeddings_seq", "llama_get_memory") },
    {
      family: "llama_sampler_free",
      creates: [
        "llama_sampler_chain_init", "llama_sampler_clone", "llama_sampler_chain_remove", "llama_sampler_init", "llama_sampler_init_greedy", "llama_sampler_init_dist", "llama_sampler_init_top_k", "llama_sampler_init_top_p", "llama_sampler_init_min_p",
        "llama_sampler_init_typical", "llama_sampler_init_temp", "llama_sampler_init_temp_ext", "llama_sampler_init_xtc", "llama_sampler_init_top_n_sigma", "llama_sampler_init_mirostat", "llama_sampler_init_mirostat_v2", "llama_sampler_init_grammar",
        "llama_sampler_init_grammar_lazy", "llama_sampler_init_grammar_lazy_patterns", "llama_sampler_init_penalties", "llama_sampler_init_dry", "llama_sampler_init_logit_bias", "llama_sampler_init_infill",
      ],
      releases: ["llama_sampler_free"],
      lends: lent(0, "llama_sampler_chain_get"),
    },
    { family: "ggml_free", header: "ggml.h", creates: ["ggml_init"], releases: ["ggml_free"] },
    { family: "gguf_free", header: "gguf.h", creates: ["gguf_init_from_file", "gguf_init_empty"], releases: ["gguf_free"] },
    { family: "ggml_backend_free", header: "ggml-backend.h", creates: ["ggml_backend_cpu_init", "ggml_backend_init_by_name", "ggml_backend_init_by_type", "ggml_backend_init_best", "ggml_backend_dev_init"], releases: ["ggml_backend_free"] },
    { family: "ggml_backend_buffer_free", header: "ggml-backend.h", creates: ["ggml_backend_alloc_ctx_tensors", "ggml_backend_alloc_ctx_tensors_from_buft", "ggml_backend_alloc_buffer", "ggml_backend_buft_alloc_buffer"], releases: ["ggml_backend_buffer_free"] },
    { family: "ggml_backend_sched_free", header: "ggml-backend.h", creates: ["ggml_backend_sched_new"], releases: ["ggml_backend_sched_free"] },
    { family: "ggml_gallocr_free", header: "ggml-alloc.h", creates: ["ggml_gallocr_new", "ggml_gallocr_new_n"], releases: ["ggml_gallocr_free"] },
    { family: "mtmd_free", header: "mtmd.h", creates: ["mtmd_init_from_file"], releases: ["mtmd_free"] },
    { family: "mtmd_bitmap_free", header: "mtmd.h", creates: ["mtmd_bitmap_init", "mtmd_bitmap_init_from_audio"], releases: ["mtmd_bitmap_free"] },
    { family: "mtmd_input_chunks_free", header: "mtmd.h", creates: ["mtmd_input_chunks_init"], releases: ["mtmd_input_chunks_free"], lends: lent(0, "mtmd_input_chunks_get") },
  ],
  rows: takes(1, "llama_sampler_chain_add"),
};
