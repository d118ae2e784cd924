// MagickWand: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const magickWandTable: LibraryTable = {
  library: "MagickWand",
  header: "MagickWand/MagickWand.h",
  source: "https://imagemagick.org/script/magick-wand.php",
  families: [
    {
      family: "DestroyMagickWand",
      creates: [
        "NewMagickWand", "NewMagickWandFromImage", "CloneMagickWand", "MagickGetImage", "MagickMergeImageLayers", "MagickAppendImages",
        "MagickCoalesceImages", "MagickCombineImages", "MagickCompareImages", "MagickCompareImageLayers", "MagickCompareImagesLayers",
        "MagickDeconstructImages", "MagickEvaluateImages", "MagickFxImage", "MagickGetImageRegion", "MagickMontageImage",
        "MagickMorphImages", "MagickOptimizeImageLayers", "MagickPreviewImages", "MagickSmushImages", "MagickSteganoImage",
        "MagickStereoImage", "MagickTextureImage", "MagickTransformImage", "MagickGetImageClipMask", "MagickGetImageMask",
      ],
      releases: ["DestroyMagickWand"],
    },
    {
      family: "MagickRelinquishMemory",
      creates: [
        "MagickGetImageBlob", "MagickGetImagesBlob", "MagickGetImageFormat", "MagickGetImageProperty", "MagickGetImageProperties",
        "MagickGetImageProfile", "MagickGetImageProfiles", "MagickGetImageArtifact", "MagickGetImageArtifacts", "MagickGetImageSignature",
        "MagickGetImageChannelFeatures", "MagickGetImageChannelStatistics", "MagickGetImageFeatures", "MagickGetImageStatistics", "MagickGetImageFilename", "MagickGetFilename", "MagickGetFormat", "MagickGetFont", "MagickGetOption", "MagickGetOptions",
        "MagickGetException", "MagickGetHomeURL", "MagickIdentifyImage", "MagickQueryFonts", "MagickQueryFormats",
        "MagickQueryConfigureOption", "MagickQueryConfigureOptions", "MagickGetSamplingFactors", "MagickRemoveImageProfile",
        "PixelGetColorAsString", "PixelGetColorAsNormalizedString", "PixelGetException", "PixelGetIteratorException", "DrawGetFont",
        "DrawGetFontFamily", "DrawGetClipPath", "DrawGetTextEncoding", "DrawGetVectorGraphics", "DrawGetException",
        "DrawGetStrokeDashArray",
      ],
      releases: ["MagickRelinquishMemory"],
    },
    {
      family: "DestroyPixelWand",
      creates: ["NewPixelWand", "ClonePixelWand"],
      releases: ["DestroyPixelWand"],
    },
    {
      family: "DestroyPixelWands",
      creates: ["NewPixelWands", "ClonePixelWands", "MagickGetImageHistogram"],
      releases: ["DestroyPixelWands"],
    },
    {
      family: "DestroyDrawingWand",
      creates: ["NewDrawingWand", "CloneDrawingWand", "AcquireDrawingWand"],
      releases: ["DestroyDrawingWand"],
    },
    {
      family: "DestroyPixelIterator",
      creates: ["NewPixelIterator", "NewPixelRegionIterator", "ClonePixelIterator"],
      releases: ["DestroyPixelIterator"],
      lends: [
        { name: "PixelGetNextIteratorRow", owner: 0 }, { name: "PixelGetPreviousIteratorRow", owner: 0 },
        { name: "PixelGetCurrentIteratorRow", owner: 0 },
      ],
    },
    {
      family: "DestroyWandView",
      creates: ["NewWandView", "NewWandViewExtent", "CloneWandView"],
      releases: ["DestroyWandView"],
    },
  ],
  rows: [
    { name: "MagickGetVersion", returnsBorrowed: "library" },
    { name: "MagickGetCopyright", returnsBorrowed: "library" },
    { name: "MagickGetPackageName", returnsBorrowed: "library" },
    { name: "MagickGetQuantumDepth", returnsBorrowed: "library" },
    { name: "MagickGetReleaseDate", returnsBorrowed: "library" },
    { name: "GetImageFromMagickWand", returnsBorrowed: 0 },
  ],
};
