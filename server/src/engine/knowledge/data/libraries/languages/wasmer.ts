// The first C interface of wasmer (before the WebAssembly C API), and what later releases add to that. Calls of the
// first one return WASMER_OK, which is 1. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { inPlace, lending, out } from "../../../tableEntries.ts";

export const wasmer: LibraryTable = {
  library: "wasmer",
  header: "wasmer.h",
  source: "https://github.com/wasmerio/wasmer/tree/main/lib/c-api",
  families: [
    { family: "wasmer_instance_destroy", creates: out(0, "wasmer_instantiate"), releases: ["wasmer_instance_destroy"] },
    { family: "wasmer_module_destroy", creates: out(0, "wasmer_compile", "wasmer_module_deserialize"), releases: ["wasmer_module_destroy"] },
    { family: "wasmer_serialized_module_destroy", creates: out(0, "wasmer_module_serialize", "wasmer_serialized_module_from_bytes"), releases: ["wasmer_serialized_module_destroy"] },
    { family: "wasmer_exports_destroy", releases: ["wasmer_exports_destroy"] },
    { family: "wasmer_export_descriptors_destroy", releases: ["wasmer_export_descriptors_destroy"] },
    { family: "wasmer_import_func_destroy", creates: ["wasmer_import_func_new"], releases: ["wasmer_import_func_destroy"] },
    { family: "wasmer_import_object_destroy", creates: ["wasmer_import_object_new"], releases: ["wasmer_import_object_destroy"] },
    { family: "wasmer_memory_destroy", creates: out(0, "wasmer_memory_new"), releases: ["wasmer_memory_destroy"] },
    { family: "wasmer_metering_delete", creates: ["wasmer_metering_new"], releases: ["wasmer_metering_delete"] },
    { family: "wasm_byte_vec_delete", creates: inPlace(1, "wat2wasm"), releases: [] },
  ],
  rows: [...lending(0, "wasmer_instance_context_get", "wasmer_instance_context_memory", "wasmer_memory_data", "wasmer_exports_get"), { name: "wasmer_metering_as_middleware", params: ["takes"] }, { name: "wasm_config_push_middleware", params: ["borrows", "takes"] }],
};
