// liblxc: containers are reference-counted.
import type { LibraryTable } from "../../../libraryTable.ts";

export const liblxc: LibraryTable = {
  library: "liblxc",
  header: "lxc/lxccontainer.h",
  source: "https://linuxcontainers.org/lxc/apidoc/",
  families: [{ family: "lxc_container_put", creates: ["lxc_container_new"], releases: ["lxc_container_put"], retains: ["lxc_container_get"] }],
};
