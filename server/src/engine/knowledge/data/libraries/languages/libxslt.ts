// libxslt: a stylesheet owns the document it was made from. Result documents stand with libxml2.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libxslt: LibraryTable = {
  library: "libxslt",
  header: "libxslt/xsltInternals.h",
  source: "https://gnome.pages.gitlab.gnome.org/libxslt/html/index.html",
  families: [
    {
      family: "xsltFreeStylesheet",
      creates: ["xsltNewStylesheet", "xsltParseStylesheetFile", "xsltLoadStylesheetPI", { name: "xsltParseStylesheetDoc", params: ["takes-on-success"] }],
      releases: ["xsltFreeStylesheet"],
    },
    { family: "xsltFreeTransformContext", creates: ["xsltNewTransformContext"], releases: ["xsltFreeTransformContext"] },
    { family: "xsltFreeSecurityPrefs", header: "libxslt/security.h", creates: ["xsltNewSecurityPrefs"], releases: ["xsltFreeSecurityPrefs"] },
  ],
};
