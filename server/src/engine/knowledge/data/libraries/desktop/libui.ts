// libui: texts, images, attributes, paths. Controls are left out: they live as long as the window that takes them. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { inPlace, lending, releasing, takes } from "../../../tableEntries.ts";

export const libuiTable: LibraryTable = {
  library: "libui",
  header: "ui.h",
  source: "https://github.com/andlabs/libui/blob/master/ui.h",
  families: [
    {
      family: "uiFreeText", releases: ["uiFreeText"],
      creates: ["uiEntryText", "uiLabelText", "uiButtonText", "uiCheckboxText", "uiEditableComboboxText", "uiGroupTitle", "uiWindowTitle", "uiMultilineEntryText", "uiOpenFile", "uiOpenFolder", "uiSaveFile"],
    },
    { family: "uiFreeInitError", creates: ["uiInit"], releases: ["uiFreeInitError"] },
    { family: "uiFreeAttributedString", creates: ["uiNewAttributedString"], releases: ["uiFreeAttributedString"] },
    {
      family: "uiFreeAttribute", releases: ["uiFreeAttribute"],
      creates: ["uiNewFamilyAttribute", "uiNewSizeAttribute", "uiNewWeightAttribute", "uiNewItalicAttribute", "uiNewStretchAttribute", "uiNewColorAttribute", "uiNewBackgroundAttribute", "uiNewUnderlineAttribute", "uiNewUnderlineColorAttribute", "uiNewFeaturesAttribute"],
    },
    { family: "uiFreeOpenTypeFeatures", creates: ["uiNewOpenTypeFeatures", "uiOpenTypeFeaturesClone"], releases: ["uiFreeOpenTypeFeatures"] },
    { family: "uiFreeFontButtonFont", creates: inPlace(1, "uiFontButtonFont"), releases: ["uiFreeFontButtonFont"] },
    { family: "uiDrawFreePath", creates: ["uiDrawNewPath"], releases: ["uiDrawFreePath"] },
    { family: "uiDrawFreeTextLayout", creates: ["uiDrawNewTextLayout"], releases: ["uiDrawFreeTextLayout"] },
    { family: "uiFreeImage", creates: ["uiNewImage"], releases: releasing(0, "uiFreeImage") },
    { family: "uiFreeTableModel", creates: ["uiNewTableModel"], releases: ["uiFreeTableModel"] },
  ],
  rows: [...takes(1, "uiAttributedStringSetAttribute"), ...lending(0, "uiAttributedStringString", "uiAttributeFamily", "uiAttributeFeatures", "uiTableValueString", "uiTableValueImage")],
};
