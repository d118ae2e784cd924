// What wasmtime adds to the WebAssembly C API. Functions that may fail return an error, owned when it is not NULL;
// where they also hand out an object the row names the object.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, out } from "../../../tableEntries.ts";

export const wasmtime: LibraryTable = {
  library: "wasmtime",
  header: "wasmtime.h",
  source: "https://docs.wasmtime.dev/c-api/",
  families: [
    { family: "wasmtime_module_delete", creates: ["wasmtime_module_clone", ...out(3, "wasmtime_module_new", "wasmtime_module_deserialize"), ...out(2, "wasmtime_module_deserialize_file")], releases: ["wasmtime_module_delete"] },
    { family: "wasmtime_store_delete", creates: ["wasmtime_store_new"], releases: ["wasmtime_store_delete"], lends: lent(0, "wasmtime_store_context", "wasmtime_caller_context") },
    { family: "wasmtime_linker_delete", creates: ["wasmtime_linker_new", "wasmtime_linker_clone"], releases: ["wasmtime_linker_delete"] },
    { family: "wasmtime_instance_pre_delete", creates: out(2, "wasmtime_linker_instantiate_pre"), releases: ["wasmtime_instance_pre_delete"] },
    { family: "wasmtime_sharedmemory_delete", creates: ["wasmtime_sharedmemory_clone", ...out(2, "wasmtime_sharedmemory_new")], releases: ["wasmtime_sharedmemory_delete"] },
    { family: "wasi_config_delete", header: "wasi.h", creates: ["wasi_config_new"], releases: ["wasi_config_delete"] },
    {
      family: "wasmtime_error_delete",
      creates: [
        "wasmtime_error_new", "wasmtime_module_new", "wasmtime_module_deserialize", "wasmtime_module_deserialize_file", "wasmtime_linker_instantiate_pre", "wasmtime_sharedmemory_new", "wasmtime_linker_define", "wasmtime_linker_define_func", "wasmtime_linker_define_func_unchecked", "wasmtime_linker_define_wasi", "wasmtime_linker_define_instance", "wasmtime_linker_module", "wasmtime_linker_get_default",
        "wasmtime_linker_instantiate", "wasmtime_context_set_fuel", "wasmtime_context_get_fuel", "wasmtime_module_validate", "wasmtime_module_serialize", "wasmtime_global_new", "wasmtime_global_set", "wasmtime_table_new",
        "wasmtime_table_set", "wasmtime_table_grow", "wasmtime_memory_new", "wasmtime_memory_grow", "wasmtime_func_call", "wasmtime_instance_new", "wasmtime_wat2wasm", "wasmtime_config_cache_config_load",
      ],
      releases: ["wasmtime_error_delete"],
    },
  ],
  rows: [{ name: "wasmtime_context_set_wasi", params: ["borrows", "takes"] }],
};
