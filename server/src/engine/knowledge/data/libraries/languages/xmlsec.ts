// XML Security Library: contexts, keys, key managers. A manager takes the key it adopts.
import type { LibraryTable } from "../../../libraryTable.ts";

export const xmlsec: LibraryTable = {
  library: "XML Security Library",
  header: "xmlsec/xmldsig.h",
  source: "https://www.aleksey.com/xmlsec/api/index.html",
  families: [
    { family: "xmlSecDSigCtxDestroy", creates: ["xmlSecDSigCtxCreate"], releases: ["xmlSecDSigCtxDestroy"] },
    { family: "xmlSecEncCtxDestroy", header: "xmlsec/xmlenc.h", creates: ["xmlSecEncCtxCreate"], releases: ["xmlSecEncCtxDestroy"] },
    { family: "xmlSecKeysMngrDestroy", header: "xmlsec/keysmngr.h", creates: ["xmlSecKeysMngrCreate"], releases: ["xmlSecKeysMngrDestroy"] },
    { family: "xmlSecKeyDestroy", header: "xmlsec/keys.h", creates: ["xmlSecKeyCreate", "xmlSecKeyDuplicate", "xmlSecKeyGenerate", "xmlSecCryptoAppKeyLoad", "xmlSecCryptoAppKeyLoadMemory"], releases: ["xmlSecKeyDestroy"] },
  ],
  rows: [{ name: "xmlSecCryptoAppDefaultKeysMngrAdoptKey", header: "xmlsec/app.h", params: ["borrows", "takes-on-success"] }],
};
