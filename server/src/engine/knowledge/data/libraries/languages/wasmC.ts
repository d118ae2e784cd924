// The WebAssembly C API that wasmtime, wasmer and others share, and the parts each adds.
// Constructors of types take what they are made of; vectors live in memory of the caller.
import type { LibraryTable } from "../../../libraryTable.ts";
import { inPlace, lent } from "../../../tableEntries.ts";

export const wasmC: LibraryTable = {
  library: "WebAssembly C API",
  header: "wasm.h",
  source: "https://github.com/WebAssembly/wasm-c-api/blob/main/include/wasm.h",
  families: [
    { family: "wasm_config_delete", creates: ["wasm_config_new"], releases: ["wasm_config_delete"] },
    { family: "wasm_engine_delete", creates: ["wasm_engine_new", { name: "wasm_engine_new_with_config", params: ["takes"] }, "wasmtime_engine_clone"], releases: ["wasm_engine_delete"] },
    { family: "wasm_store_delete", creates: ["wasm_store_new"], releases: ["wasm_store_delete"] },
    { family: "wasm_module_delete", creates: ["wasm_module_new", "wasm_module_deserialize", "wasm_module_obtain", "wasm_module_copy"], releases: ["wasm_module_delete"] },
    { family: "wasm_instance_delete", creates: ["wasm_instance_new", "wasm_instance_copy"], releases: ["wasm_instance_delete"] },
    { family: "wasm_func_delete", creates: ["wasm_func_new", "wasm_func_new_with_env", "wasm_func_copy"], releases: ["wasm_func_delete"], lends: lent(0, "wasm_extern_as_func", "wasm_func_as_extern") },
    { family: "wasm_global_delete", creates: ["wasm_global_new", "wasm_global_copy"], releases: ["wasm_global_delete"], lends: lent(0, "wasm_extern_as_global", "wasm_global_as_extern") },
    { family: "wasm_table_delete", creates: ["wasm_table_new", "wasm_table_copy"], releases: ["wasm_table_delete"], lends: lent(0, "wasm_extern_as_table", "wasm_table_as_extern") },
    { family: "wasm_memory_delete", creates: ["wasm_memory_new", "wasm_memory_copy"], releases: ["wasm_memory_delete"], lends: lent(0, "wasm_extern_as_memory", "wasm_memory_as_extern") },
    { family: "wasm_extern_delete", creates: ["wasm_extern_copy"], releases: ["wasm_extern_delete"] },
    { family: "wasm_trap_delete", creates: ["wasm_trap_new", "wasm_trap_copy", "wasm_func_call", "wasmtime_trap_new"], releases: ["wasm_trap_delete"] },
    { family: "wasm_frame_delete", creates: ["wasm_trap_origin", "wasm_frame_copy"], releases: ["wasm_frame_delete"] },
    { family: "wasm_valtype_delete", creates: ["wasm_valtype_new", "wasm_valtype_copy"], releases: ["wasm_valtype_delete"], lends: lent(0, "wasm_globaltype_content", "wasm_tabletype_element") },
    { family: "wasm_functype_delete", creates: [{ name: "wasm_functype_new", params: ["takes", "takes"] }, "wasm_functype_copy", "wasm_func_type"], releases: ["wasm_functype_delete"], lends: lent(0, "wasm_functype_params", "wasm_functype_results", "wasm_externtype_as_functype", "wasm_externtype_as_functype_const") },
    { family: "wasm_globaltype_delete", creates: [{ name: "wasm_globaltype_new", params: ["takes", "borrows"] }, "wasm_globaltype_copy", "wasm_global_type"], releases: ["wasm_globaltype_delete"], lends: lent(0, "wasm_externtype_as_globaltype", "wasm_externtype_as_globaltype_const") },
    { family: "wasm_tabletype_delete", creates: [{ name: "wasm_tabletype_new", params: ["takes", "borrows"] }, "wasm_tabletype_copy", "wasm_table_type"], releases: ["wasm_tabletype_delete"], lends: lent(0, "wasm_tabletype_limits", "wasm_externtype_as_tabletype", "wasm_externtype_as_tabletype_const") },
    { family: "wasm_memorytype_delete", creates: ["wasm_memorytype_new", "wasm_memorytype_copy", "wasm_memory_type"], releases: ["wasm_memorytype_delete"], lends: lent(0, "wasm_memorytype_limits", "wasm_externtype_as_memorytype", "wasm_externtype_as_memorytype_const") },
    { family: "wasm_externtype_delete", creates: ["wasm_extern_type", "wasm_externtype_copy"], releases: ["wasm_externtype_delete"], lends: lent(0, "wasm_importtype_type", "wasm_exporttype_type", "wasm_functype_as_externtype", "wasm_globaltype_as_externtype", "wasm_tabletype_as_externtype", "wasm_memorytype_as_externtype") },
    { family: "wasm_importtype_delete", creates: [{ name: "wasm_importtype_new", params: ["takes", "takes", "takes"] }, "wasm_importtype_copy"], releases: ["wasm_importtype_delete"], lends: lent(0, "wasm_importtype_module", "wasm_importtype_name") },
    { family: "wasm_exporttype_delete", creates: [{ name: "wasm_exporttype_new", params: ["takes", "takes"] }, "wasm_exporttype_copy"], releases: ["wasm_exporttype_delete"], lends: lent(0, "wasm_exporttype_name") },
    { family: "wasm_foreign_delete", creates: ["wasm_foreign_new", "wasm_foreign_copy"], releases: ["wasm_foreign_delete"] },
    { family: "wasm_byte_vec_delete", creates: [...inPlace(0, "wasm_byte_vec_new", "wasm_byte_vec_new_uninitialized", "wasm_byte_vec_copy"), ...inPlace(1, "wasm_module_serialize", "wasm_trap_message", "wasmtime_error_message")], releases: ["wasm_byte_vec_delete"] },
    { family: "wasm_importtype_vec_delete", creates: inPlace(1, "wasm_module_imports", "wasmtime_module_imports"), releases: ["wasm_importtype_vec_delete"] },
    { family: "wasm_exporttype_vec_delete", creates: inPlace(1, "wasm_module_exports", "wasmtime_module_exports"), releases: ["wasm_exporttype_vec_delete"] },
    { family: "wasm_extern_vec_delete", creates: inPlace(1, "wasm_instance_exports"), releases: ["wasm_extern_vec_delete"] },
    { family: "wasm_frame_vec_delete", creates: inPlace(1, "wasm_trap_trace", "wasmtime_error_wasm_trace"), releases: ["wasm_frame_vec_delete"] },
    { family: "wasi_env_delete", header: "wasmer.h", source: "https://docs.rs/wasmer-c-api/latest/wasmer_c_api/", creates: [{ name: "wasi_env_new", params: ["borrows", "takes"] }], releases: ["wasi_env_delete"] },
    { family: "wasmer_features_delete", header: "wasmer.h", source: "https://docs.rs/wasmer-c-api/latest/wasmer_c_api/", creates: ["wasmer_features_new"], releases: ["wasmer_features_delete"] },
    { family: "wasmer_triple_delete", header: "wasmer.h", source: "https://docs.rs/wasmer-c-api/latest/wasmer_c_api/", creates: ["wasmer_triple_new", "wasmer_triple_new_from_host"], releases: ["wasmer_triple_delete"] },
    { family: "wasmer_cpu_features_delete", header: "wasmer.h", source: "https://docs.rs/wasmer-c-api/latest/wasmer_c_api/", creates: ["wasmer_cpu_features_new"], releases: ["wasmer_cpu_features_delete"] },
    { family: "wasmer_target_delete", header: "wasmer.h", source: "https://docs.rs/wasmer-c-api/latest/wasmer_c_api/", creates: [{ name: "wasmer_target_new", params: ["takes", "takes"] }], releases: ["wasmer_target_delete"] },
  ],
  rows: [
    { name: "wasm_config_set_features", header: "wasmer.h", params: ["borrows", "takes"] },
    { name: "wasm_config_set_target", header: "wasmer.h", params: ["borrows", "takes"] },
  ],
};
