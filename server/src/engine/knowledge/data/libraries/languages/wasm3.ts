// wasm3: a runtime takes the modules loaded into it.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const wasm3: LibraryTable = {
  library: "wasm3",
  header: "wasm3.h",
  source: "https://github.com/wasm3/wasm3/blob/main/source/wasm3.h",
  families: [
    { family: "m3_FreeEnvironment", creates: ["m3_NewEnvironment"], releases: ["m3_FreeEnvironment"] },
    { family: "m3_FreeRuntime", creates: ["m3_NewRuntime"], releases: ["m3_FreeRuntime"] },
    { family: "m3_FreeModule", creates: out(1, "m3_ParseModule"), releases: ["m3_FreeModule"] },
  ],
  rows: [{ name: "m3_LoadModule", params: ["borrows", "takes-on-success"] }],
};
