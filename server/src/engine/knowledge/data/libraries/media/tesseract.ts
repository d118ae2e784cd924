// Tesseract: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const tesseractTable: LibraryTable = {
  library: "Tesseract",
  header: "tesseract/capi.h",
  source: "https://tesseract-ocr.github.io/tessapi/5.x/",
  families: [
    {
      family: "TessBaseAPIDelete",
      creates: ["TessBaseAPICreate"],
      releases: ["TessBaseAPIDelete"],
    },
    {
      family: "TessDeleteText",
      creates: [
        "TessBaseAPIGetUTF8Text", "TessBaseAPIGetHOCRText", "TessBaseAPIGetAltoText", "TessBaseAPIGetTsvText", "TessBaseAPIGetBoxText",
        "TessBaseAPIGetLSTMBoxText", "TessBaseAPIGetUNLVText", "TessBaseAPIRect", "TessResultIteratorGetUTF8Text",
      ],
      releases: ["TessDeleteText"],
    },
    {
      family: "TessDeleteTextArray",
      creates: ["TessBaseAPIGetLoadedLanguagesAsVector", "TessBaseAPIGetAvailableLanguagesAsVector"],
      releases: ["TessDeleteTextArray"],
    },
    {
      family: "TessDeleteIntArray",
      creates: ["TessBaseAPIAllWordConfidences"],
      releases: ["TessDeleteIntArray"],
    },
    {
      family: "TessResultIteratorDelete",
      creates: ["TessBaseAPIGetIterator", "TessResultIteratorCopy"],
      releases: ["TessResultIteratorDelete"],
      lends: [{ name: "TessResultIteratorGetPageIterator", owner: 0 }],
    },
    {
      family: "TessPageIteratorDelete",
      creates: ["TessBaseAPIAnalyseLayout", "TessPageIteratorCopy"],
      releases: ["TessPageIteratorDelete"],
    },
    {
      family: "TessResultRendererDelete",
      creates: [
        "TessTextRendererCreate", "TessHOcrRendererCreate", "TessPDFRendererCreate", "TessUnlvRendererCreate",
        "TessBoxTextRendererCreate", "TessAltoRendererCreate", "TessTsvRendererCreate",
      ],
      releases: ["TessResultRendererDelete"],
    },
  ],
  rows: [
    { name: "TessVersion", returnsBorrowed: "library" },
    { name: "TessBaseAPIGetInitLanguagesAsString", returnsBorrowed: 0 },
    { name: "TessBaseAPIGetInputName", returnsBorrowed: 0 },
    { name: "TessBaseAPIGetDatapath", returnsBorrowed: 0 },
  ],
};
