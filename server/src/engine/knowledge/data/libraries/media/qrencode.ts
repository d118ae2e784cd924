// libqrencode: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const qrencodeTable: LibraryTable = {
  library: "libqrencode",
  header: "qrencode.h",
  source: "https://fukuchi.org/works/qrencode/manual/index.html",
  families: [
    {
      family: "QRcode_free",
      creates: [
        "QRcode_encodeString", "QRcode_encodeString8bit", "QRcode_encodeData", "QRcode_encodeInput", "QRcode_encodeStringMQR",
        "QRcode_encodeDataMQR",
      ],
      releases: ["QRcode_free"],
    },
    {
      family: "QRinput_free",
      creates: ["QRinput_new", "QRinput_new2"],
      releases: ["QRinput_free"],
    },
  ],
};
