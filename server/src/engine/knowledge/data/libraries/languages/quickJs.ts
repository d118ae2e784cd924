// QuickJS: runtimes, contexts, texts. Values are passed as structures and not modelled.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, releasing } from "../../../tableEntries.ts";

export const quickJs: LibraryTable = {
  library: "QuickJS",
  header: "quickjs.h",
  source: "https://bellard.org/quickjs/quickjs.html",
  families: [
    { family: "JS_FreeRuntime", creates: ["JS_NewRuntime", "JS_NewRuntime2"], releases: ["JS_FreeRuntime"], lends: lent(0, "JS_GetRuntime") },
    { family: "JS_FreeContext", creates: ["JS_NewContext", "JS_NewContextRaw"], releases: ["JS_FreeContext"], retains: [{ name: "JS_DupContext", returns: true }] },
    { family: "JS_FreeCString", creates: ["JS_ToCString", "JS_ToCStringLen", "JS_ToCStringLen2", "JS_AtomToCString"], releases: releasing(1, "JS_FreeCString") },
    { family: "js_free", creates: ["js_malloc", "js_mallocz", "js_strdup", "js_strndup", "JS_WriteObject"], releases: releasing(1, "js_free") },
  ],
};
