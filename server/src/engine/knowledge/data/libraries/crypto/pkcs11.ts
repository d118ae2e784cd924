// PKCS#11 where the functions of a module are called by their names, libp11 and p11-kit. Sessions are numbers. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";

export const pkcs11Table: LibraryTable = {
  library: "PKCS#11",
  header: "pkcs11.h",
  source: "https://docs.oasis-open.org/pkcs11/pkcs11-base/v2.40/os/pkcs11-base-v2.40-os.html",
  families: [
    { family: "C_CloseSession", creates: [{ name: "C_OpenSession", outParam: 4 }], releases: ["C_CloseSession"] },
    { family: "PKCS11_CTX_free", header: "libp11.h", source: "https://github.com/OpenSC/libp11/blob/master/src/libp11.h", creates: ["PKCS11_CTX_new"], releases: ["PKCS11_CTX_free"] },
    { family: "p11_kit_uri_free", header: "p11-kit/uri.h", source: "https://p11-glue.github.io/p11-glue/p11-kit/manual/", creates: ["p11_kit_uri_new"], releases: ["p11_kit_uri_free"], lends: [{ name: "p11_kit_uri_get_pin_value", owner: 0 }, { name: "p11_kit_uri_get_module_name", owner: 0 }, { name: "p11_kit_uri_get_module_path", owner: 0 }] },
    { family: "p11_kit_modules_finalize_and_release", header: "p11-kit/p11-kit.h", source: "https://p11-glue.github.io/p11-glue/p11-kit/manual/", creates: ["p11_kit_modules_load_and_initialize"], releases: ["p11_kit_modules_finalize_and_release"] },
    { family: "p11_kit_modules_release", header: "p11-kit/p11-kit.h", source: "https://p11-glue.github.io/p11-glue/p11-kit/manual/", creates: ["p11_kit_modules_load"], releases: ["p11_kit_modules_release"] },
  ],
};
