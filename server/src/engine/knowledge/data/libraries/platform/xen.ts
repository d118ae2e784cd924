// Xen tool stack: libxl contexts, lists and structures, the store and the control interface.
import type { LibraryTable } from "../../../libraryTable.ts";
import { inPlace, out } from "../../../tableEntries.ts";

export const xen: LibraryTable = {
  library: "Xen",
  header: "libxl.h",
  source: "https://xenbits.xen.org/docs/unstable/index.html",
  families: [
    { family: "libxl_ctx_free", creates: out(0, "libxl_ctx_alloc"), releases: ["libxl_ctx_free"] },
    { family: "libxl_dominfo_list_free", creates: ["libxl_list_domain"], releases: ["libxl_dominfo_list_free"] },
    { family: "libxl_cpupoolinfo_list_free", creates: ["libxl_list_cpupool"], releases: ["libxl_cpupoolinfo_list_free"] },
    { family: "libxl_vcpuinfo_list_free", creates: ["libxl_list_vcpu"], releases: ["libxl_vcpuinfo_list_free"] },
    { family: "libxl_cputopology_list_free", creates: ["libxl_get_cpu_topology"], releases: ["libxl_cputopology_list_free"] },
    { family: "libxl_numainfo_list_free", creates: ["libxl_get_numainfo"], releases: ["libxl_numainfo_list_free"] },
    { family: "libxl_domain_config_dispose", creates: inPlace(0, "libxl_domain_config_init"), releases: ["libxl_domain_config_dispose"] },
    { family: "libxl_dominfo_dispose", creates: inPlace(0, "libxl_dominfo_init"), releases: ["libxl_dominfo_dispose"] },
    { family: "xs_close", header: "xenstore.h", creates: ["xs_open"], releases: ["xs_close"] },
    { family: "xc_interface_close", header: "xenctrl.h", creates: ["xc_interface_open"], releases: ["xc_interface_close"] },
    { family: "malloc", header: "xenstore.h", creates: ["xs_read", "xs_directory", "xs_read_watch", "xs_get_domain_path"], releases: [] },
  ],
};
