// IOKit: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
// Looking up services uses up the matching dictionary.
import type { LibraryTable } from "../../../libraryTable.ts";

export const ioKitTable: LibraryTable = {
  library: "IOKit",
  header: "IOKit/IOKitLib.h",
  source: "https://developer.apple.com/documentation/iokit",
  families: [
    {
      family: "CFRelease",
      creates: [
        "IOServiceMatching", "IOServiceNameMatching", "IOBSDNameMatching", "IORegistryEntryIDMatching", "IORegistryEntryCreateCFProperty",
        "IORegistryEntrySearchCFProperty", { name: "IORegistryEntryCreateCFProperties", outParam: 1 },
      ],
      releases: [],
    },
    {
      family: "CFRelease",
      header: "IOKit/ps/IOPowerSources.h",
      creates: [
        "IOPSCopyPowerSourcesInfo", "IOPSCopyPowerSourcesList", "IOPSCopyExternalPowerAdapterDetails",
        "IOPSNotificationCreateRunLoopSource",
      ],
      releases: [],
      lends: [{ name: "IOPSGetPowerSourceDescription", owner: 0 }],
    },
    {
      family: "CFRelease",
      header: "IOKit/hid/IOHIDManager.h",
      creates: [
        "IOHIDManagerCreate", "IOHIDManagerCopyDevices", "IOHIDDeviceCreate", "IOHIDDeviceCopyMatchingElements",
        "IOHIDValueCreateWithIntegerValue",
      ],
      releases: [],
      lends: [{ name: "IOHIDDeviceGetProperty", owner: 0 }, { name: "IOHIDValueGetElement", owner: 0 }],
    },
    {
      family: "IOObjectRelease",
      creates: [
        { name: "IOServiceGetMatchingService", params: ["borrows", "takes"] },
        { name: "IOServiceGetMatchingServices", outParam: 2, params: ["borrows", "takes", "writes"] }, "IOIteratorNext",
        { name: "IORegistryEntryGetParentEntry", outParam: 2 }, { name: "IORegistryEntryGetChildEntry", outParam: 2 },
        { name: "IORegistryEntryGetChildIterator", outParam: 2 }, { name: "IORegistryEntryGetParentIterator", outParam: 2 },
        { name: "IORegistryEntryCreateIterator", outParam: 3 }, { name: "IORegistryCreateIterator", outParam: 3 },
        "IORegistryEntryFromPath", "IORegistryGetRootEntry",
      ],
      releases: ["IOObjectRelease"],
      retains: ["IOObjectRetain"],
    },
    {
      family: "IOServiceClose",
      creates: [{ name: "IOServiceOpen", outParam: 3 }],
      releases: ["IOServiceClose"],
    },
    {
      family: "IONotificationPortDestroy",
      creates: ["IONotificationPortCreate"],
      releases: ["IONotificationPortDestroy"],
      lends: [{ name: "IONotificationPortGetRunLoopSource", owner: 0 }],
    },
  ],
  rows: [
    { name: "IOServiceAddMatchingNotification", params: ["borrows", "borrows", "takes", "keeps", "keeps", "writes"] },
  ],
};
