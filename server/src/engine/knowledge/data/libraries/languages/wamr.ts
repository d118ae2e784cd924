// WebAssembly Micro Runtime: modules, instances, execution environments.
import type { LibraryTable } from "../../../libraryTable.ts";

export const wamr: LibraryTable = {
  library: "WAMR",
  header: "wasm_export.h",
  source: "https://github.com/bytecodealliance/wasm-micro-runtime/blob/main/core/iwasm/include/wasm_export.h",
  families: [
    { family: "wasm_runtime_unload", creates: ["wasm_runtime_load"], releases: ["wasm_runtime_unload"] },
    { family: "wasm_runtime_deinstantiate", creates: ["wasm_runtime_instantiate"], releases: ["wasm_runtime_deinstantiate"] },
    { family: "wasm_runtime_destroy_exec_env", creates: ["wasm_runtime_create_exec_env"], releases: ["wasm_runtime_destroy_exec_env"] },
  ],
};
