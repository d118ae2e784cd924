// libsecp256k1: contexts and scratch space.
import type { LibraryTable } from "../../../libraryTable.ts";
import { releasing } from "../../../tableEntries.ts";

export const secp256k1: LibraryTable = {
  library: "libsecp256k1",
  header: "secp256k1.h",
  source: "https://github.com/bitcoin-core/secp256k1/blob/master/include/secp256k1.h",
  families: [
    { family: "secp256k1_context_destroy", creates: ["secp256k1_context_create", "secp256k1_context_clone"], releases: ["secp256k1_context_destroy"] },
    { family: "secp256k1_scratch_space_destroy", creates: ["secp256k1_scratch_space_create"], releases: releasing(1, "secp256k1_scratch_space_destroy") },
  ],
};
