// Verbs of libibverbs.
import type { LibraryTable } from "../../../libraryTable.ts";

export const ibverbs: LibraryTable = {
  library: "libibverbs",
  header: "infiniband/verbs.h",
  source: "https://man7.org/linux/man-pages/man3/ibv_open_device.3.html",
  families: [
    { family: "ibv_free_device_list", source: "https://man7.org/linux/man-pages/man3/ibv_get_device_list.3.html", creates: ["ibv_get_device_list"], releases: ["ibv_free_device_list"] },
    { family: "ibv_close_device", creates: ["ibv_open_device"], releases: ["ibv_close_device"] },
    { family: "ibv_dealloc_pd", source: "https://man7.org/linux/man-pages/man3/ibv_alloc_pd.3.html", creates: ["ibv_alloc_pd"], releases: ["ibv_dealloc_pd"] },
    { family: "ibv_dereg_mr", source: "https://man7.org/linux/man-pages/man3/ibv_reg_mr.3.html", creates: ["ibv_reg_mr"], releases: ["ibv_dereg_mr"] },
    { family: "ibv_destroy_cq", source: "https://man7.org/linux/man-pages/man3/ibv_create_cq.3.html", creates: ["ibv_create_cq"], releases: ["ibv_destroy_cq"] },
    { family: "ibv_destroy_qp", source: "https://man7.org/linux/man-pages/man3/ibv_create_qp.3.html", creates: ["ibv_create_qp"], releases: ["ibv_destroy_qp"] },
    { family: "ibv_destroy_srq", source: "https://man7.org/linux/man-pages/man3/ibv_create_srq.3.html", creates: ["ibv_create_srq"], releases: ["ibv_destroy_srq"] },
    { family: "ibv_destroy_ah", source: "https://man7.org/linux/man-pages/man3/ibv_create_ah.3.html", creates: ["ibv_create_ah"], releases: ["ibv_destroy_ah"] },
    { family: "ibv_destroy_comp_channel", source: "https://man7.org/linux/man-pages/man3/ibv_create_comp_channel.3.html", creates: ["ibv_create_comp_channel"], releases: ["ibv_destroy_comp_channel"] },
  ],
};
