// libwebp: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";
import { outIfTrue } from "../../../tableEntries.ts";

export const libwebpTable: LibraryTable = {
  library: "libwebp",
  header: "webp/decode.h",
  source: "https://developers.google.com/speed/webp/docs/api",
  families: [
    {
      family: "WebPFree",
      creates: ["WebPMalloc", "WebPDecodeRGBA", "WebPDecodeARGB", "WebPDecodeBGRA", "WebPDecodeRGB", "WebPDecodeBGR", "WebPDecodeYUV", ...outIfTrue(5, "WebPEncodeRGB", "WebPEncodeBGR", "WebPEncodeRGBA", "WebPEncodeBGRA"), ...outIfTrue(4, "WebPEncodeLosslessRGB", "WebPEncodeLosslessBGR", "WebPEncodeLosslessRGBA", "WebPEncodeLosslessBGRA")],
      releases: ["WebPFree"],
    },
    {
      family: "WebPIDelete",
      creates: ["WebPINewDecoder", { name: "WebPINewRGB", params: ["borrows", "keeps", "borrows", "borrows"] }, "WebPIDecode"],
      releases: ["WebPIDelete"],
    },
    {
      family: "WebPAnimDecoderDelete",
      header: "webp/demux.h",
      creates: ["WebPAnimDecoderNew", "WebPAnimDecoderNewInternal"],
      releases: ["WebPAnimDecoderDelete"],
    },
    {
      family: "WebPDemuxDelete",
      header: "webp/demux.h",
      creates: ["WebPDemux", "WebPDemuxPartial", "WebPDemuxInternal"],
      releases: ["WebPDemuxDelete"],
    },
    {
      family: "WebPMuxDelete",
      header: "webp/mux.h",
      creates: ["WebPMuxNew", "WebPMuxCreate", "WebPNewInternal", "WebPMuxCreateInternal"],
      releases: ["WebPMuxDelete"],
    },
    {
      family: "WebPAnimEncoderDelete",
      header: "webp/mux.h",
      creates: ["WebPAnimEncoderNew", "WebPAnimEncoderNewInternal"],
      releases: ["WebPAnimEncoderDelete"],
    },
  ],
};
