// libvirt: objects are reference-counted handles; XML descriptions, names and arrays of handles are ordinary malloc blocks.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lending, lent, out } from "../../../tableEntries.ts";

export const libvirt: LibraryTable = {
  library: "libvirt",
  header: "libvirt/libvirt.h",
  source: "https://libvirt.org/html/index.html",
  families: [
    {
      family: "virConnectClose",
      source: "https://libvirt.org/html/libvirt-libvirt-host.html",
      creates: ["virConnectOpen", "virConnectOpenReadOnly", "virConnectOpenAuth"],
      releases: ["virConnectClose"],
      retains: ["virConnectRef"],
      lends: lent(
        0, "virDomainGetConnect", "virNetworkGetConnect", "virInterfaceGetConnect", "virStoragePoolGetConnect", "virStorageVolGetConnect", "virSecretGetConnect", "virNWFilterGetConnect",
        "virDomainSnapshotGetConnect", "virDomainCheckpointGetConnect",
      ),
    },
    {
      family: "virDomainFree",
      source: "https://libvirt.org/html/libvirt-libvirt-domain.html",
      creates: [
        "virDomainLookupByName", "virDomainLookupByID", "virDomainLookupByUUID", "virDomainLookupByUUIDString", "virDomainCreateXML", "virDomainCreateXMLWithFiles", "virDomainCreateLinux", "virDomainDefineXML", "virDomainDefineXMLFlags",
        "virDomainMigrate", "virDomainMigrate2", "virDomainMigrate3",
      ],
      releases: ["virDomainFree"],
      retains: ["virDomainRef"],
      lends: lent(0, "virDomainSnapshotGetDomain", "virDomainCheckpointGetDomain"),
    },
    {
      family: "virNetworkFree",
      source: "https://libvirt.org/html/libvirt-libvirt-network.html",
      creates: ["virNetworkLookupByName", "virNetworkLookupByUUID", "virNetworkLookupByUUIDString", "virNetworkCreateXML", "virNetworkCreateXMLFlags", "virNetworkDefineXML", "virNetworkDefineXMLFlags"],
      releases: ["virNetworkFree"],
      retains: ["virNetworkRef"],
      lends: lent(0, "virNetworkPortGetNetwork"),
    },
    { family: "virNetworkPortFree", source: "https://libvirt.org/html/libvirt-libvirt-network.html", creates: ["virNetworkPortLookupByUUID", "virNetworkPortLookupByUUIDString", "virNetworkPortCreateXML"], releases: ["virNetworkPortFree"], retains: ["virNetworkPortRef"] },
    { family: "virInterfaceFree", source: "https://libvirt.org/html/libvirt-libvirt-interface.html", creates: ["virInterfaceLookupByName", "virInterfaceLookupByMACString", "virInterfaceDefineXML"], releases: ["virInterfaceFree"], retains: ["virInterfaceRef"] },
    {
      family: "virStoragePoolFree",
      source: "https://libvirt.org/html/libvirt-libvirt-storage.html",
      creates: ["virStoragePoolLookupByName", "virStoragePoolLookupByUUID", "virStoragePoolLookupByUUIDString", "virStoragePoolLookupByVolume", "virStoragePoolLookupByTargetPath", "virStoragePoolCreateXML", "virStoragePoolDefineXML"],
      releases: ["virStoragePoolFree"],
      retains: ["virStoragePoolRef"],
    },
    {
      family: "virStorageVolFree",
      source: "https://libvirt.org/html/libvirt-libvirt-storage.html",
      creates: ["virStorageVolLookupByName", "virStorageVolLookupByKey", "virStorageVolLookupByPath", "virStorageVolCreateXML", "virStorageVolCreateXMLFrom"],
      releases: ["virStorageVolFree"],
      retains: ["virStorageVolRef"],
    },
    { family: "virNodeDeviceFree", source: "https://libvirt.org/html/libvirt-libvirt-nodedev.html", creates: ["virNodeDeviceLookupByName", "virNodeDeviceLookupSCSIHostByWWN", "virNodeDeviceCreateXML", "virNodeDeviceDefineXML"], releases: ["virNodeDeviceFree"], retains: ["virNodeDeviceRef"] },
    { family: "virSecretFree", source: "https://libvirt.org/html/libvirt-libvirt-secret.html", creates: ["virSecretLookupByUUID", "virSecretLookupByUUIDString", "virSecretLookupByUsage", "virSecretDefineXML"], releases: ["virSecretFree"], retains: ["virSecretRef"] },
    { family: "virNWFilterFree", source: "https://libvirt.org/html/libvirt-libvirt-nwfilter.html", creates: ["virNWFilterLookupByName", "virNWFilterLookupByUUID", "virNWFilterLookupByUUIDString", "virNWFilterDefineXML", "virNWFilterDefineXMLFlags"], releases: ["virNWFilterFree"], retains: ["virNWFilterRef"] },
    { family: "virNWFilterBindingFree", source: "https://libvirt.org/html/libvirt-libvirt-nwfilter.html", creates: ["virNWFilterBindingLookupByPortDev", "virNWFilterBindingCreateXML"], releases: ["virNWFilterBindingFree"], retains: ["virNWFilterBindingRef"] },
    { family: "virStreamFree", source: "https://libvirt.org/html/libvirt-libvirt-stream.html", creates: ["virStreamNew"], releases: ["virStreamFree"], retains: ["virStreamRef"] },
    {
      family: "virDomainSnapshotFree",
      source: "https://libvirt.org/html/libvirt-libvirt-domain-snapshot.html",
      creates: ["virDomainSnapshotCreateXML", "virDomainSnapshotLookupByName", "virDomainSnapshotCurrent", "virDomainSnapshotGetParent"],
      releases: ["virDomainSnapshotFree"],
      retains: ["virDomainSnapshotRef"],
    },
    {
      family: "virDomainCheckpointFree",
      source: "https://libvirt.org/html/libvirt-libvirt-domain-checkpoint.html",
      creates: ["virDomainCheckpointCreateXML", "virDomainCheckpointLookupByName", "virDomainCheckpointGetParent"],
      releases: ["virDomainCheckpointFree"],
      retains: ["virDomainCheckpointRef"],
    },
    { family: "virDomainStatsRecordListFree", source: "https://libvirt.org/html/libvirt-libvirt-domain.html", creates: out(2, "virConnectGetAllDomainStats", "virDomainListGetStats"), releases: ["virDomainStatsRecordListFree"] },
    {
      family: "virTypedParamsFree",
      source: "https://libvirt.org/html/libvirt-libvirt-common.html",
      creates: [...out(1, "virDomainGetPerfEvents", "virNodeGetSEVInfo", "virDomainGetLaunchSecurityInfo", "virNetworkPortGetParameters"), ...out(2, "virDomainGetJobStats", "virDomainGetGuestInfo")],
      releases: ["virTypedParamsFree"],
    },
    { family: "virFreeError", header: "libvirt/virterror.h", source: "https://libvirt.org/html/libvirt-virterror.html", creates: ["virSaveLastError"], releases: ["virFreeError"] },
    {
      family: "malloc",
      creates: [
        "virDomainGetXMLDesc", "virNetworkGetXMLDesc", "virStoragePoolGetXMLDesc", "virStorageVolGetXMLDesc", "virStorageVolGetPath", "virInterfaceGetXMLDesc", "virNodeDeviceGetXMLDesc", "virSecretGetXMLDesc", "virNWFilterGetXMLDesc",
        "virNWFilterBindingGetXMLDesc", "virDomainSnapshotGetXMLDesc", "virDomainCheckpointGetXMLDesc", "virNetworkPortGetXMLDesc", "virConnectGetCapabilities", "virConnectGetHostname", "virConnectGetURI", "virConnectGetSysinfo",
        "virConnectGetDomainCapabilities", "virConnectGetStoragePoolCapabilities", "virConnectDomainXMLFromNative", "virConnectDomainXMLToNative", "virConnectBaselineCPU", "virConnectBaselineHypervisorCPU", "virConnectFindStoragePoolSources",
        "virDomainGetOSType", "virDomainGetMetadata", "virDomainGetHostname", "virDomainGetSchedulerType", "virDomainSaveImageGetXMLDesc", "virDomainManagedSaveGetXMLDesc", "virDomainScreenshot", "virDomainBackupGetXMLDesc", "virNetworkGetBridgeName",
        "virNetworkGetMetadata", "virSecretGetValue", "virDomainQemuAgentCommand",
        ...out(
          1, "virConnectListAllDomains", "virConnectListAllNetworks", "virConnectListAllInterfaces", "virConnectListAllStoragePools", "virConnectListAllNodeDevices", "virConnectListAllSecrets", "virConnectListAllNWFilters", "virConnectListAllNWFilterBindings",
          "virStoragePoolListAllVolumes", "virDomainListAllSnapshots", "virDomainListAllCheckpoints", "virDomainSnapshotListAllChildren", "virDomainCheckpointListAllChildren", "virNetworkListAllPorts", "virDomainInterfaceAddresses", "virDomainGetFSInfo",
          "virDomainGetMessages", "virDomainGetIOThreadInfo", "virNodeGetCPUMap",
        ),
        ...out(2, "virNetworkGetDHCPLeases", "virDomainQemuMonitorCommand"),
      ],
      releases: [],
    },
  ],
  rows: [
    // Names and keys live as long as the object they belong to.
    ...lending(0, "virConnectGetType", "virDomainGetName", "virNetworkGetName", "virInterfaceGetName", "virInterfaceGetMACString", "virStoragePoolGetName", "virStorageVolGetName", "virStorageVolGetKey", "virNodeDeviceGetName", "virNodeDeviceGetParent", "virSecretGetUsageID", "virNWFilterGetName", "virDomainSnapshotGetName", "virDomainCheckpointGetName"),
    { name: "virGetLastError", header: "libvirt/virterror.h", returnsBorrowed: "library" }, { name: "virConnGetLastError", header: "libvirt/virterror.h", returnsBorrowed: 0 },
  ],
};
