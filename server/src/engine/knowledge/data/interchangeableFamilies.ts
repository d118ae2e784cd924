// Allocators that hand their blocks to one another: releasing with the other's function is untidy but not wrong.
// Data only; every group with the page that says so, or says that one is a plain wrapper of the other.

/** `heap`: both use the C heap, as long as nobody configures it and program and library share the C run-time, which they
 *  often do not on Windows. `object`: the objects are the same. */
export type Kinship = "heap" | "object";

export const interchangeableFamilies: readonly { readonly families: readonly string[]; readonly kinship: Kinship; readonly source: string }[] = [
  // Since 2.46 g_malloc always uses the system allocator.
  { families: ["malloc", "g_free"], kinship: "heap", source: "https://docs.gtk.org/glib/memory.html" },
  // xmlFree is free unless the program installed other functions.
  { families: ["malloc", "xmlFree"], kinship: "heap", source: "https://gnome.pages.gitlab.gnome.org/libxml2/html/xmlmemory_8h.html" },
  // VSIFree and CPLFree are free.
  { families: ["malloc", "CPLFree", "VSIFree"], kinship: "heap", source: "https://gdal.org/en/stable/api/cpl.html" },
  // cJSON_free calls the installed hook, which is free unless cJSON_InitHooks was called.
  { families: ["malloc", "cJSON_free"], kinship: "heap", source: "https://github.com/DaveGamble/cJSON/blob/master/cJSON.c" },
  // Exported for programs that use another C heap than the library.
  { families: ["malloc", "plist_mem_free"], kinship: "heap", source: "https://github.com/libimobiledevice/libplist/blob/master/src/plist.c" },
  // SDL_free is free unless SDL_SetMemoryFunctions was called; SDL_FreeWAV is SDL_free.
  { families: ["malloc", "SDL_free", "SDL_FreeWAV"], kinship: "heap", source: "https://wiki.libsdl.org/SDL3/SDL_SetMemoryFunctions" },
  { families: ["malloc", "WebPFree"], kinship: "heap", source: "https://chromium.googlesource.com/webm/libwebp/+/refs/heads/main/src/utils/utils.c" },
  { families: ["malloc", "XFree"], kinship: "heap", source: "https://gitlab.freedesktop.org/xorg/lib/libx11/-/blob/master/src/XlibInt.c" },
  // Its page allows free where program and library share the C run-time.
  { families: ["malloc", "libvlc_free"], kinship: "heap", source: "https://videolan.videolan.me/vlc/group__libvlc__core.html" },
  { families: ["malloc", "FcStrFree"], kinship: "heap", source: "https://gitlab.freedesktop.org/fontconfig/fontconfig/-/blob/main/src/fcstr.c" },
  // raylib's MemFree is RL_FREE, which is free unless the build says otherwise.
  { families: ["malloc", "MemFree"], kinship: "heap", source: "https://github.com/raysan5/raylib/blob/master/src/raylib.h" },
  { families: ["malloc", "GEOSFree", "GEOSFree_r"], kinship: "heap", source: "https://github.com/libgeos/geos/blob/main/capi/geos_ts_c.cpp" },
  // The form without a context uses the one that initGEOS made; the memory is the same.
  { families: ["GEOSGeom_destroy", "GEOSGeom_destroy_r"], kinship: "object", source: "https://github.com/libgeos/geos/blob/main/capi/geos_c.cpp" },
  { families: ["GEOSCoordSeq_destroy", "GEOSCoordSeq_destroy_r"], kinship: "object", source: "https://github.com/libgeos/geos/blob/main/capi/geos_c.cpp" },
  { families: ["GEOSPreparedGeom_destroy", "GEOSPreparedGeom_destroy_r"], kinship: "object", source: "https://github.com/libgeos/geos/blob/main/capi/geos_c.cpp" },
  // Objects of Foundation and of Core Foundation are the same ("toll-free bridged"), and messages call the functions of the runtime.
  { families: ["-release", "objc_release", "CFRelease"], kinship: "object", source: "https://developer.apple.com/library/archive/documentation/General/Conceptual/CocoaEncyclopedia/Toll-FreeBridgin/Toll-FreeBridgin.html" },
  // They release every element and then the list; programs that release the elements themselves are left with the list.
  { families: ["g_list_free", "poppler_page_free_annot_mapping", "poppler_page_free_form_field_mapping", "poppler_page_free_image_mapping", "poppler_page_free_link_mapping"], kinship: "object", source: "https://gitlab.freedesktop.org/poppler/poppler/-/blob/master/glib/poppler-page.cc" },
  // It releases every wand and then the array; programs that keep the wands are left with the array.
  { families: ["MagickRelinquishMemory", "DestroyPixelWands"], kinship: "object", source: "https://github.com/ImageMagick/ImageMagick/blob/main/MagickWand/pixel-wand.c" },
];
