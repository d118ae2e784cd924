// HDF5: identifiers are numbers; below zero the call has failed. Every kind has its own close function. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";

export const hdf5: LibraryTable = {
  library: "HDF5",
  header: "hdf5.h",
  source: "https://support.hdfgroup.org/documentation/hdf5/latest/_r_m.html",
  families: [
    { family: "H5Fclose", creates: ["H5Fcreate", "H5Fopen", "H5Freopen", "H5Iget_file_id"], releases: ["H5Fclose"] },
    { family: "H5Gclose", creates: ["H5Gcreate", "H5Gcreate1", "H5Gcreate2", "H5Gcreate_anon", "H5Gopen", "H5Gopen1", "H5Gopen2"], releases: ["H5Gclose"] },
    { family: "H5Dclose", creates: ["H5Dcreate", "H5Dcreate1", "H5Dcreate2", "H5Dcreate_anon", "H5Dopen", "H5Dopen1", "H5Dopen2"], releases: ["H5Dclose"] },
    { family: "H5Sclose", creates: ["H5Screate", "H5Screate_simple", "H5Scopy", "H5Sdecode", "H5Dget_space", "H5Aget_space"], releases: ["H5Sclose"] },
    { family: "H5Tclose", creates: ["H5Tcreate", "H5Tcopy", "H5Topen", "H5Topen1", "H5Topen2", "H5Tvlen_create", "H5Tarray_create", "H5Tarray_create2", "H5Tenum_create", "H5Tget_super", "H5Tget_member_type", "H5Tget_native_type", "H5Tdecode", "H5Dget_type", "H5Aget_type"], releases: ["H5Tclose"] },
    { family: "H5Aclose", creates: ["H5Acreate", "H5Acreate1", "H5Acreate2", "H5Acreate_by_name", "H5Aopen", "H5Aopen_by_name", "H5Aopen_by_idx", "H5Aopen_name", "H5Aopen_idx"], releases: ["H5Aclose"] },
    { family: "H5Pclose", creates: ["H5Pcreate", "H5Pcopy", "H5Fget_create_plist", "H5Fget_access_plist", "H5Dget_create_plist", "H5Dget_access_plist", "H5Gget_create_plist"], releases: ["H5Pclose"] },
    { family: "H5Oclose", creates: ["H5Oopen", "H5Oopen_by_addr", "H5Oopen_by_idx", "H5Oopen_by_token"], releases: ["H5Oclose"] },
    { family: "H5free_memory", creates: ["H5allocate_memory", "H5Tget_member_name", "H5Tget_tag"], releases: ["H5free_memory"] },
  ],
  rows: [{ name: "H5resize_memory", creates: { family: "H5free_memory" }, reallocates: { param: 0, family: "H5free_memory" } }],
};
