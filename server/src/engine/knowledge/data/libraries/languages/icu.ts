// ICU for C: services that are opened and closed.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent } from "../../../tableEntries.ts";

export const icu: LibraryTable = {
  library: "ICU",
  header: "unicode/utypes.h",
  source: "https://unicode-org.github.io/icu-docs/apidoc/released/icu4c/index.html",
  families: [
    { family: "ucnv_close", header: "unicode/ucnv.h", creates: ["ucnv_open", "ucnv_openU", "ucnv_openCCSID", "ucnv_openPackage", "ucnv_safeClone"], releases: ["ucnv_close"] },
    { family: "ubrk_close", header: "unicode/ubrk.h", creates: ["ubrk_open", "ubrk_openRules", "ubrk_openBinaryRules", "ubrk_safeClone", "ubrk_clone"], releases: ["ubrk_close"] },
    { family: "ucol_close", header: "unicode/ucol.h", creates: ["ucol_open", "ucol_openRules", "ucol_openBinary", "ucol_safeClone"], releases: ["ucol_close"] },
    { family: "ucol_closeElements", header: "unicode/ucoleitr.h", creates: ["ucol_openElements"], releases: ["ucol_closeElements"] },
    { family: "uregex_close", header: "unicode/uregex.h", creates: ["uregex_open", "uregex_openC", "uregex_openUText", "uregex_clone"], releases: ["uregex_close"] },
    { family: "ucsdet_close", header: "unicode/ucsdet.h", creates: ["ucsdet_open"], releases: ["ucsdet_close"], lends: lent(0, "ucsdet_detect", "ucsdet_detectAll", "ucsdet_getName", "ucsdet_getLanguage") },
    { family: "udat_close", header: "unicode/udat.h", creates: ["udat_open", "udat_clone"], releases: ["udat_close"] },
    { family: "udatpg_close", header: "unicode/udatpg.h", creates: ["udatpg_open", "udatpg_openEmpty", "udatpg_clone"], releases: ["udatpg_close"] },
    { family: "unum_close", header: "unicode/unum.h", creates: ["unum_open", "unum_clone"], releases: ["unum_close"] },
    { family: "ucal_close", header: "unicode/ucal.h", creates: ["ucal_open", "ucal_clone"], releases: ["ucal_close"] },
    { family: "utrans_close", header: "unicode/utrans.h", creates: ["utrans_openU", "utrans_openInverse", "utrans_clone"], releases: ["utrans_close"] },
    { family: "uenum_close", header: "unicode/uenum.h", creates: ["ucal_openTimeZones", "ucal_openCountryTimeZones", "utrans_openIDs", "ucnv_openAllNames", "uenum_openUCharStringsEnumeration", "uenum_openCharStringsEnumeration"], releases: ["uenum_close"] },
    { family: "ubidi_close", header: "unicode/ubidi.h", creates: ["ubidi_open", "ubidi_openSized"], releases: ["ubidi_close"] },
    { family: "uset_close", header: "unicode/uset.h", creates: ["uset_open", "uset_openEmpty", "uset_openPattern", "uset_openPatternOptions", "uset_clone"], releases: ["uset_close"] },
    { family: "umsg_close", header: "unicode/umsg.h", creates: ["umsg_open", "umsg_clone"], releases: ["umsg_close"] },
    { family: "usearch_close", header: "unicode/usearch.h", creates: ["usearch_open", "usearch_openFromCollator"], releases: ["usearch_close"] },
    { family: "uspoof_close", header: "unicode/uspoof.h", creates: ["uspoof_open", "uspoof_clone"], releases: ["uspoof_close"] },
    { family: "uidna_close", header: "unicode/uidna.h", creates: ["uidna_openUTS46"], releases: ["uidna_close"] },
    { family: "uplrules_close", header: "unicode/upluralrules.h", creates: ["uplrules_open", "uplrules_openForType"], releases: ["uplrules_close"] },
    { family: "utext_close", header: "unicode/utext.h", creates: [{ name: "utext_openUTF8", whenNil: 0 }, { name: "utext_openUChars", whenNil: 0 }], releases: ["utext_close"] },
  ],
};
