// macOS system services: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const appleServicesTable: LibraryTable = {
  library: "macOS system services",
  header: "CoreServices/CoreServices.h",
  source: "https://developer.apple.com/documentation/coreservices",
  families: [
    {
      family: "FSEventStreamRelease",
      creates: ["FSEventStreamCreate", "FSEventStreamCreateRelativeToDevice"],
      releases: ["FSEventStreamRelease"],
      retains: ["FSEventStreamRetain"],
    },
    {
      family: "CFRelease",
      creates: [
        "FSEventStreamCopyPathsBeingWatched", "FSEventStreamCopyDescription", "FSEventsCopyUUIDForDevice", "LSCopyApplicationURLsForURL",
        "LSCopyApplicationURLsForBundleIdentifier", "LSCopyDefaultApplicationURLForURL", "LSCopyDefaultHandlerForURLScheme",
        "LSCopyDefaultRoleHandlerForContentType", "UTTypeCreatePreferredIdentifierForTag", "UTTypeCopyDescription",
        "UTTypeCopyPreferredTagWithClass",
      ],
      releases: [],
    },
    {
      family: "CFRelease",
      header: "ApplicationServices/ApplicationServices.h",
      source: "https://developer.apple.com/documentation/applicationservices",
      creates: [
        "AXUIElementCreateApplication", "AXUIElementCreateSystemWide", { name: "AXUIElementCopyAttributeValue", outParam: 2 },
        { name: "AXUIElementCopyAttributeValues", outParam: 4 }, { name: "AXUIElementCopyAttributeNames", outParam: 1 },
        { name: "AXUIElementCopyActionNames", outParam: 1 }, { name: "AXUIElementCopyElementAtPosition", outParam: 3 },
        { name: "AXObserverCreate", outParam: 2 }, "AXValueCreate",
      ],
      releases: [],
      lends: [{ name: "AXObserverGetRunLoopSource", owner: 0 }],
    },
    {
      family: "CFRelease",
      header: "Carbon/Carbon.h",
      source: "https://developer.apple.com/documentation/carbon",
      creates: [
        "TISCopyCurrentKeyboardLayoutInputSource", "TISCopyCurrentKeyboardInputSource",
        "TISCopyCurrentASCIICapableKeyboardLayoutInputSource", "TISCopyInputSourceForLanguage", "TISCreateInputSourceList",
      ],
      releases: [],
      lends: [{ name: "TISGetInputSourceProperty", owner: 0 }],
    },
    {
      family: "CFRelease",
      header: "SystemConfiguration/SystemConfiguration.h",
      source: "https://developer.apple.com/documentation/systemconfiguration",
      creates: [
        "SCDynamicStoreCreate", "SCDynamicStoreCreateWithOptions", "SCDynamicStoreCreateRunLoopSource", "SCDynamicStoreCopyValue",
        "SCDynamicStoreCopyMultiple", "SCDynamicStoreCopyKeyList", "SCDynamicStoreCopyProxies", "SCDynamicStoreCopyComputerName",
        "SCDynamicStoreCopyLocalHostName", "SCDynamicStoreCopyConsoleUser", "SCDynamicStoreKeyCreate",
        "SCDynamicStoreKeyCreateNetworkGlobalEntity", "SCNetworkReachabilityCreateWithName", "SCNetworkReachabilityCreateWithAddress",
        "SCPreferencesCreate", "SCNetworkInterfaceCopyAll", "SCNetworkServiceCopyAll", "SCNetworkSetCopyCurrent",
      ],
      releases: [],
    },
    {
      family: "CFRelease",
      header: "DiskArbitration/DiskArbitration.h",
      source: "https://developer.apple.com/documentation/diskarbitration",
      creates: [
        "DASessionCreate", "DADiskCreateFromBSDName", "DADiskCreateFromIOMedia", "DADiskCreateFromVolumePath", "DADiskCopyDescription",
        "DADiskCopyWholeDisk",
      ],
      releases: [],
    },
  ],
};
