// Allocators that hand their blocks to one another: releasing with the other's function is untidy but not wrong.
// Data only; every group with the page that says so, or says that one is a plain wrapper of the other.

export const interchangeableFamilies: readonly { readonly families: readonly string[]; readonly source: string }[] = [
  // Since 2.46 g_malloc always uses the system allocator.
  { families: ["malloc", "g_free"], source: "https://docs.gtk.org/glib/memory.html" },
  // xmlFree is free unless the program installed other functions.
  { families: ["malloc", "xmlFree"], source: "https://gnome.pages.gitlab.gnome.org/libxml2/html/xmlmemory_8h.html" },
  // VSIFree and CPLFree are free.
  { families: ["malloc", "CPLFree", "VSIFree"], source: "https://gdal.org/en/stable/api/cpl.html" },
];
