// WasmEdge: contexts; a module instance takes what is added to it.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, out, takes } from "../../../tableEntries.ts";

export const wasmEdge: LibraryTable = {
  library: "WasmEdge",
  header: "wasmedge/wasmedge.h",
  source: "https://wasmedge.org/docs/embed/c/reference/latest/",
  families: [
    { family: "WasmEdge_VMDelete", creates: ["WasmEdge_VMCreate"], releases: ["WasmEdge_VMDelete"] },
    { family: "WasmEdge_ConfigureDelete", creates: ["WasmEdge_ConfigureCreate"], releases: ["WasmEdge_ConfigureDelete"] },
    { family: "WasmEdge_StoreDelete", creates: ["WasmEdge_StoreCreate"], releases: ["WasmEdge_StoreDelete"], lends: lent(0, "WasmEdge_VMGetStoreContext") },
    { family: "WasmEdge_StatisticsDelete", creates: ["WasmEdge_StatisticsCreate"], releases: ["WasmEdge_StatisticsDelete"], lends: lent(0, "WasmEdge_VMGetStatisticsContext") },
    { family: "WasmEdge_LoaderDelete", creates: ["WasmEdge_LoaderCreate"], releases: ["WasmEdge_LoaderDelete"] },
    { family: "WasmEdge_ValidatorDelete", creates: ["WasmEdge_ValidatorCreate"], releases: ["WasmEdge_ValidatorDelete"] },
    { family: "WasmEdge_ExecutorDelete", creates: ["WasmEdge_ExecutorCreate"], releases: ["WasmEdge_ExecutorDelete"] },
    { family: "WasmEdge_CompilerDelete", creates: ["WasmEdge_CompilerCreate"], releases: ["WasmEdge_CompilerDelete"] },
    { family: "WasmEdge_ASTModuleDelete", creates: out(1, "WasmEdge_LoaderParseFromFile", "WasmEdge_LoaderParseFromBuffer"), releases: ["WasmEdge_ASTModuleDelete"] },
    { family: "WasmEdge_ModuleInstanceDelete", creates: ["WasmEdge_ModuleInstanceCreate", "WasmEdge_ModuleInstanceCreateWASI", ...out(1, "WasmEdge_ExecutorInstantiate", "WasmEdge_ExecutorRegister")], releases: ["WasmEdge_ModuleInstanceDelete"] },
    { family: "WasmEdge_FunctionTypeDelete", creates: ["WasmEdge_FunctionTypeCreate"], releases: ["WasmEdge_FunctionTypeDelete"] },
    { family: "WasmEdge_FunctionInstanceDelete", creates: ["WasmEdge_FunctionInstanceCreate", "WasmEdge_FunctionInstanceCreateBinding"], releases: ["WasmEdge_FunctionInstanceDelete"], lends: lent(0, "WasmEdge_ModuleInstanceFindFunction") },
    { family: "WasmEdge_TableInstanceDelete", creates: ["WasmEdge_TableInstanceCreate"], releases: ["WasmEdge_TableInstanceDelete"], lends: lent(0, "WasmEdge_ModuleInstanceFindTable") },
    { family: "WasmEdge_MemoryInstanceDelete", creates: ["WasmEdge_MemoryInstanceCreate"], releases: ["WasmEdge_MemoryInstanceDelete"], lends: lent(0, "WasmEdge_ModuleInstanceFindMemory") },
    { family: "WasmEdge_GlobalInstanceDelete", creates: ["WasmEdge_GlobalInstanceCreate"], releases: ["WasmEdge_GlobalInstanceDelete"], lends: lent(0, "WasmEdge_ModuleInstanceFindGlobal") },
  ],
  rows: takes(2, "WasmEdge_ModuleInstanceAddFunction", "WasmEdge_ModuleInstanceAddTable", "WasmEdge_ModuleInstanceAddMemory", "WasmEdge_ModuleInstanceAddGlobal"),
};
