// Core Graphics: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
// CFRelease fits every object here; the typed release functions are the same and accept NULL.
import type { LibraryTable } from "../../../libraryTable.ts";

export const coreGraphicsTable: LibraryTable = {
  library: "Core Graphics",
  header: "CoreGraphics/CoreGraphics.h",
  source: "https://developer.apple.com/documentation/coregraphics",
  families: [
    {
      family: "CFRelease",
      creates: [
        "CGImageCreate", "CGImageCreateCopy", "CGImageCreateCopyWithColorSpace", "CGImageCreateWithImageInRect", "CGImageCreateWithMask",
        "CGImageCreateWithJPEGDataProvider", "CGImageCreateWithPNGDataProvider", "CGImageMaskCreate",
        { name: "CGBitmapContextCreate", params: ["keeps", "borrows", "borrows", "borrows", "borrows", "borrows", "borrows"] },
        { name: "CGBitmapContextCreateWithData", params: ["keeps", "borrows", "borrows", "borrows", "borrows", "borrows", "borrows", "keeps", "keeps"] },
        "CGBitmapContextCreateImage", "CGColorSpaceCreateDeviceRGB", "CGColorSpaceCreateDeviceGray", "CGColorSpaceCreateDeviceCMYK",
        "CGColorSpaceCreateWithName", "CGColorSpaceCreateWithICCData",
        { name: "CGDataProviderCreateWithData", params: ["keeps", "keeps", "borrows", "keeps"] }, "CGDataProviderCreateWithCFData",
        "CGDataProviderCreateWithURL", "CGDataProviderCreateWithFilename", "CGDataProviderCopyData", "CGDataConsumerCreateWithCFData",
        "CGDataConsumerCreateWithURL", "CGPathCreateMutable", "CGPathCreateMutableCopy", "CGPathCreateCopy", "CGPathCreateWithRect",
        "CGPathCreateWithEllipseInRect", "CGPathCreateWithRoundedRect", "CGColorCreate", "CGColorCreateCopy", "CGColorCreateGenericRGB",
        "CGColorCreateGenericGray", "CGGradientCreateWithColors", "CGGradientCreateWithColorComponents", "CGLayerCreateWithContext",
        "CGFontCreateWithDataProvider", "CGFontCreateWithFontName", "CGPDFDocumentCreateWithURL", "CGPDFDocumentCreateWithProvider",
        "CGPDFContextCreate", "CGPDFContextCreateWithURL", "CGDisplayCreateImage", "CGDisplayCreateImageForRect",
        "CGDisplayCopyDisplayMode", "CGDisplayCopyAllDisplayModes", "CGWindowListCreateImage", "CGWindowListCreateImageFromArray",
        "CGWindowListCopyWindowInfo", "CGWindowListCreate", "CGSessionCopyCurrentDictionary", "CGEventCreate", "CGEventCreateCopy",
        "CGEventCreateKeyboardEvent", "CGEventCreateMouseEvent", "CGEventCreateScrollWheelEvent", "CGEventCreateScrollWheelEvent2",
        "CGEventCreateSourceFromEvent", "CGEventSourceCreate", "CGEventTapCreate", "CGEventCreateData", "CGEventCreateFromData",
      ],
      releases: [
        "CGImageRelease", "CGContextRelease", "CGColorSpaceRelease", "CGDataProviderRelease", "CGDataConsumerRelease", "CGPathRelease",
        "CGColorRelease", "CGGradientRelease", "CGLayerRelease", "CGFontRelease", "CGPatternRelease", "CGFunctionRelease",
        "CGShadingRelease", "CGPDFDocumentRelease", "CGDisplayModeRelease",
      ],
      retains: [
        { name: "CGImageRetain", returns: true }, { name: "CGContextRetain", returns: true },
        { name: "CGColorSpaceRetain", returns: true }, { name: "CGDataProviderRetain", returns: true },
        { name: "CGPathRetain", returns: true }, { name: "CGColorRetain", returns: true }, { name: "CGFontRetain", returns: true },
        { name: "CGPDFDocumentRetain", returns: true }, { name: "CGDisplayModeRetain", returns: true },
      ],
      lends: [
        { name: "CGImageGetColorSpace", owner: 0 }, { name: "CGImageGetDataProvider", owner: 0 },
        { name: "CGBitmapContextGetData", owner: 0 }, { name: "CGBitmapContextGetColorSpace", owner: 0 }, "CGColorGetConstantColor",
        { name: "CGPDFDocumentGetPage", owner: 0 }, { name: "CGColorGetComponents", owner: 0 },
      ],
    },
    {
      family: "CFRelease",
      header: "ImageIO/ImageIO.h",
      source: "https://developer.apple.com/documentation/imageio",
      creates: [
        "CGImageSourceCreateWithData", "CGImageSourceCreateWithURL", "CGImageSourceCreateWithDataProvider",
        "CGImageSourceCreateImageAtIndex", "CGImageSourceCreateThumbnailAtIndex", "CGImageSourceCopyProperties",
        "CGImageSourceCopyPropertiesAtIndex", "CGImageDestinationCreateWithData", "CGImageDestinationCreateWithURL",
        "CGImageDestinationCreateWithDataConsumer",
      ],
      releases: [],
    },
    {
      family: "CFRelease",
      header: "CoreText/CoreText.h",
      source: "https://developer.apple.com/documentation/coretext",
      creates: [
        "CTFontCreateWithName", "CTFontCreateWithFontDescriptor", "CTFontCreateWithGraphicsFont", "CTFontCreateCopyWithAttributes",
        "CTFontCreateForString", "CTFontCreatePathForGlyph", "CTFontCopyFamilyName", "CTFontCopyFullName", "CTFontCopyPostScriptName",
        "CTFontCopyGraphicsFont", "CTFontCopyTable", "CTFontCopyFontDescriptor", "CTFontDescriptorCreateWithAttributes",
        "CTFontDescriptorCreateWithNameAndSize", "CTFontDescriptorCopyAttribute", "CTFontDescriptorCreateMatchingFontDescriptors",
        "CTFontCollectionCreateFromAvailableFonts", "CTFontCollectionCreateMatchingFontDescriptors",
        "CTFontManagerCreateFontDescriptorsFromURL", "CTFontManagerCopyAvailableFontFamilyNames", "CTLineCreateWithAttributedString",
        "CTFramesetterCreateWithAttributedString", "CTFramesetterCreateFrame", "CTParagraphStyleCreate",
      ],
      releases: [],
    },
    {
      family: "CVPixelBufferRelease",
      header: "CoreVideo/CoreVideo.h",
      source: "https://developer.apple.com/documentation/corevideo",
      creates: [{ name: "CVPixelBufferCreate", outParam: 5 }],
      releases: ["CVPixelBufferRelease"],
      retains: [{ name: "CVPixelBufferRetain", returns: true }],
    },
    {
      family: "CFRelease",
      header: "IOSurface/IOSurface.h",
      source: "https://developer.apple.com/documentation/iosurface",
      creates: ["IOSurfaceCreate", "IOSurfaceLookup"],
      releases: [],
    },
  ],
};
