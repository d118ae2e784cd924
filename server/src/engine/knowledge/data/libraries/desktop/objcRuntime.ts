// Objective-C runtime: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const objcRuntimeTable: LibraryTable = {
  library: "Objective-C runtime",
  header: "objc/runtime.h",
  source: "https://developer.apple.com/documentation/objectivec/objective-c_runtime",
  families: [
    {
      family: "malloc",
      creates: [
        "class_copyMethodList", "class_copyPropertyList", "class_copyIvarList", "class_copyProtocolList", "objc_copyClassList",
        "objc_copyProtocolList", "objc_copyImageNames", "objc_copyClassNamesForImage", "protocol_copyMethodDescriptionList",
        "protocol_copyPropertyList", "protocol_copyProtocolList", "method_copyReturnType", "method_copyArgumentType",
        "property_copyAttributeList", "property_copyAttributeValue",
      ],
      releases: [],
    },
    {
      family: "objc_release",
      releases: ["objc_release"],
      retains: [{ name: "objc_retain", returns: true }],
    },
    {
      family: "objc_autoreleasePoolPop",
      creates: ["objc_autoreleasePoolPush"],
      releases: ["objc_autoreleasePoolPop"],
    },
    {
      family: "dispatch_release",
      header: "dispatch/dispatch.h",
      source: "https://developer.apple.com/documentation/dispatch",
      creates: [
        "dispatch_queue_create", "dispatch_semaphore_create", "dispatch_group_create", "dispatch_source_create",
        { name: "dispatch_data_create", params: ["keeps", "borrows", "borrows", "keeps"] },
      ],
      releases: ["dispatch_release"],
      retains: ["dispatch_retain"],
      lends: ["dispatch_get_main_queue", "dispatch_get_global_queue"],
    },
  ],
  rows: [
    { name: "object_getClassName", returnsBorrowed: 0 },
    { name: "class_getName", returnsBorrowed: 0 },
    { name: "sel_getName", returnsBorrowed: "library" },
    { name: "objc_getClass", returnsBorrowed: "library" },
    { name: "objc_getMetaClass", returnsBorrowed: "library" },
    { name: "objc_lookUpClass", returnsBorrowed: "library" },
    { name: "objc_getProtocol", returnsBorrowed: "library" },
    { name: "sel_registerName", returnsBorrowed: "library" },
    { name: "sel_getUid", returnsBorrowed: "library" },
    { name: "method_getTypeEncoding", returnsBorrowed: 0 },
    { name: "property_getName", returnsBorrowed: 0 },
    { name: "property_getAttributes", returnsBorrowed: 0 },
    { name: "ivar_getName", returnsBorrowed: 0 },
  ],
};
