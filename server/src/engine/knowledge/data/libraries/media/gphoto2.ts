// gPhoto2: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const gphoto2Table: LibraryTable = {
  library: "gPhoto2",
  header: "gphoto2/gphoto2.h",
  source: "https://github.com/gphoto/libgphoto2",
  families: [
    {
      family: "gp_camera_unref",
      creates: [{ name: "gp_camera_new", outParam: 0 }],
      releases: ["gp_camera_unref", "gp_camera_free"],
      retains: ["gp_camera_ref"],
    },
    {
      family: "gp_context_unref",
      creates: ["gp_context_new"],
      releases: ["gp_context_unref"],
      retains: ["gp_context_ref"],
    },
    {
      family: "gp_list_unref",
      creates: [{ name: "gp_list_new", outParam: 0 }],
      releases: ["gp_list_unref", "gp_list_free"],
      retains: ["gp_list_ref"],
    },
    {
      family: "gp_file_unref",
      creates: [{ name: "gp_file_new", outParam: 0 }, { name: "gp_file_new_from_fd", outParam: 0 }],
      releases: ["gp_file_unref", "gp_file_free"],
      retains: ["gp_file_ref"],
    },
    {
      family: "gp_widget_unref",
      creates: [{ name: "gp_camera_get_config", outParam: 1 }],
      releases: ["gp_widget_unref", "gp_widget_free"],
      retains: ["gp_widget_ref"],
    },
    {
      family: "gp_abilities_list_free",
      creates: [{ name: "gp_abilities_list_new", outParam: 0 }],
      releases: ["gp_abilities_list_free"],
    },
    {
      family: "gp_port_info_list_free",
      creates: [{ name: "gp_port_info_list_new", outParam: 0 }],
      releases: ["gp_port_info_list_free"],
    },
  ],
  rows: [
    { name: "gp_result_as_string", returnsBorrowed: "library" },
    { name: "gp_port_result_as_string", returnsBorrowed: "library" },
  ],
};
