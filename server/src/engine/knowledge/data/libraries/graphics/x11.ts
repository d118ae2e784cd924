// Xlib: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
// Window, pixmap, colormap and cursor identifiers are numbers and not followed.
import type { LibraryTable } from "../../../libraryTable.ts";
import { outIfTrue } from "../../../tableEntries.ts";

export const x11Table: LibraryTable = {
  library: "Xlib",
  header: "X11/Xlib.h",
  source: "https://www.x.org/releases/current/doc/libX11/libX11/libX11.html",
  families: [
    {
      family: "XCloseDisplay",
      creates: ["XOpenDisplay"],
      releases: ["XCloseDisplay"],
    },
    {
      family: "XFreeGC",
      creates: ["XCreateGC"],
      releases: [{ name: "XFreeGC", param: 1 }],
    },
    {
      family: "XDestroyImage",
      header: "X11/Xutil.h",
      creates: [
        "XGetImage",
        { name: "XCreateImage", params: ["borrows", "borrows", "borrows", "borrows", "borrows", "keeps", "borrows", "borrows", "borrows", "borrows"] },
      ],
      releases: ["XDestroyImage"],
    },
    {
      family: "XDestroyRegion",
      header: "X11/Xutil.h",
      creates: ["XCreateRegion", "XPolygonRegion"],
      releases: ["XDestroyRegion"],
    },
    {
      family: "XFree",
      creates: [
        "XGetAtomName", "XAllocSizeHints", "XAllocWMHints", "XAllocClassHint", "XAllocIconSize", "XAllocStandardColormap", "XGetWMHints",
        "XGetVisualInfo", "XListProperties", "XListDepths", "XListPixmapFormats", "XFetchBuffer", "XFetchBytes", "XGetKeyboardMapping",
        "XGetMotionEvents", "XListInstalledColormaps", "XListHosts", "XScreenResourceString",
        { name: "XGetWindowProperty", outParam: 11 }, ...outIfTrue(2, "XFetchName", "XGetIconName", "XGetWMProtocols"), ...outIfTrue(4, "XQueryTree"),
      ],
      releases: ["XFree"],
    },
    {
      family: "XFreeStringList",
      header: "X11/Xutil.h",
      creates: outIfTrue(2, "XGetCommand"),
      releases: ["XFreeStringList"],
    },
    {
      family: "XFreeFont",
      creates: ["XLoadQueryFont"],
      releases: [{ name: "XFreeFont", param: 1 }],
    },
    {
      family: "XFreeFontSet",
      creates: ["XCreateFontSet"],
      releases: [{ name: "XFreeFontSet", param: 1 }],
    },
    {
      family: "XFreeFontNames",
      creates: ["XListFonts"],
      releases: ["XFreeFontNames"],
    },
    {
      family: "XFreeExtensionList",
      creates: ["XListExtensions"],
      releases: ["XFreeExtensionList"],
    },
    {
      family: "XFreeModifiermap",
      creates: [
        "XGetModifierMapping", "XNewModifiermap", { name: "XInsertModifiermapEntry", params: ["takes", "borrows", "borrows"] },
        { name: "XDeleteModifiermapEntry", params: ["takes", "borrows", "borrows"] },
      ],
      releases: ["XFreeModifiermap"],
    },
    {
      family: "XCloseIM",
      creates: ["XOpenIM"],
      releases: ["XCloseIM"],
    },
    {
      family: "XDestroyIC",
      creates: ["XCreateIC"],
      releases: ["XDestroyIC"],
    },
    {
      family: "XrmDestroyDatabase",
      header: "X11/Xresource.h",
      creates: ["XrmGetStringDatabase", "XrmGetFileDatabase"],
      releases: ["XrmDestroyDatabase"],
    },
    {
      family: "XkbFreeKeyboard",
      header: "X11/XKBlib.h",
      creates: ["XkbGetKeyboard", "XkbAllocKeyboard"],
      releases: ["XkbFreeKeyboard"],
    },
    {
      family: "XRRFreeScreenResources",
      header: "X11/extensions/Xrandr.h",
      creates: ["XRRGetScreenResources", "XRRGetScreenResourcesCurrent"],
      releases: ["XRRFreeScreenResources"],
    },
    {
      family: "XRRFreeOutputInfo",
      header: "X11/extensions/Xrandr.h",
      creates: ["XRRGetOutputInfo"],
      releases: ["XRRFreeOutputInfo"],
    },
    {
      family: "XRRFreeCrtcInfo",
      header: "X11/extensions/Xrandr.h",
      creates: ["XRRGetCrtcInfo"],
      releases: ["XRRFreeCrtcInfo"],
    },
    {
      family: "XRRFreeScreenConfigInfo",
      header: "X11/extensions/Xrandr.h",
      creates: ["XRRGetScreenInfo"],
      releases: ["XRRFreeScreenConfigInfo"],
    },
    {
      family: "XRRFreeMonitors",
      header: "X11/extensions/Xrandr.h",
      creates: ["XRRGetMonitors"],
      releases: ["XRRFreeMonitors"],
    },
    {
      family: "XFree",
      header: "X11/extensions/Xfixes.h",
      creates: ["XFixesGetCursorImage"],
      releases: [],
    },
    {
      family: "XFree",
      header: "X11/extensions/Xinerama.h",
      creates: ["XineramaQueryScreens"],
      releases: [],
    },
    {
      family: "XFree",
      header: "X11/extensions/scrnsaver.h",
      creates: ["XScreenSaverAllocInfo"],
      releases: [],
    },
    {
      family: "XIFreeDeviceInfo",
      header: "X11/extensions/XInput2.h",
      creates: ["XIQueryDevice"],
      releases: ["XIFreeDeviceInfo"],
    },
    {
      family: "XcursorImageDestroy",
      header: "X11/Xcursor/Xcursor.h",
      creates: ["XcursorImageCreate", "XcursorFilenameLoadImage", "XcursorLibraryLoadImage"],
      releases: ["XcursorImageDestroy"],
    },
    {
      family: "XftFontClose",
      header: "X11/Xft/Xft.h",
      creates: ["XftFontOpen", "XftFontOpenName", "XftFontOpenXlfd", "XftFontOpenPattern"],
      releases: [{ name: "XftFontClose", param: 1 }],
    },
    {
      family: "XftDrawDestroy",
      header: "X11/Xft/Xft.h",
      creates: ["XftDrawCreate", "XftDrawCreateBitmap", "XftDrawCreateAlpha"],
      releases: ["XftDrawDestroy"],
    },
  ],
  rows: [
    { name: "XDisplayName", returnsBorrowed: "library" },
    { name: "XDisplayString", returnsBorrowed: 0 },
    { name: "XServerVendor", returnsBorrowed: 0 },
    { name: "XDefaultVisual", returnsBorrowed: 0 },
    { name: "XDefaultScreenOfDisplay", returnsBorrowed: 0 },
    { name: "XScreenOfDisplay", returnsBorrowed: 0 },
    { name: "XKeysymToString", returnsBorrowed: "library" },
    { name: "XDefaultGC", returnsBorrowed: 0 },
    { name: "XGetDefault", returnsBorrowed: "library" },
    { name: "XResourceManagerString", returnsBorrowed: 0 },
  ],
};
