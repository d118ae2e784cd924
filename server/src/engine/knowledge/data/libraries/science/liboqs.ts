// liboqs: algorithm objects and memory.
import type { LibraryTable } from "../../../libraryTable.ts";

export const liboqs: LibraryTable = {
  library: "liboqs",
  header: "oqs/oqs.h",
  source: "https://openquantumsafe.org/liboqs/api/",
  families: [
    { family: "OQS_KEM_free", creates: ["OQS_KEM_new"], releases: ["OQS_KEM_free"] },
    { family: "OQS_SIG_free", creates: ["OQS_SIG_new"], releases: ["OQS_SIG_free"] },
    { family: "OQS_SIG_STFL_free", creates: ["OQS_SIG_STFL_new"], releases: ["OQS_SIG_STFL_free"] },
    { family: "OQS_MEM_insecure_free", creates: ["OQS_MEM_malloc", "OQS_MEM_calloc", "OQS_MEM_strdup"], releases: ["OQS_MEM_insecure_free", "OQS_MEM_secure_free"] },
  ],
};
