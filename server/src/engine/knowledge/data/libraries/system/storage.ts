// Storage: Ceph, Gluster, block devices, mounts, device-mapper, cryptsetup, btrfs, ZFS, iSCSI, NFS. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out, releasing } from "../../../tableEntries.ts";

export const cephTable: LibraryTable = {
  library: "Ceph",
  header: "rados/librados.h",
  source: "https://docs.ceph.com/en/latest/rados/api/librados/",
  families: [
    { family: "rados_shutdown", creates: [{ name: "rados_create", outParam: 0 }, { name: "rados_create2", outParam: 0 }, { name: "rados_create_with_context", outParam: 0 }], releases: ["rados_shutdown"] },
    { family: "rados_ioctx_destroy", creates: [{ name: "rados_ioctx_create", outParam: 2 }, { name: "rados_ioctx_create2", outParam: 2 }], releases: ["rados_ioctx_destroy"] },
    { family: "rados_aio_release", creates: [{ name: "rados_aio_create_completion", outParam: 3 }, { name: "rados_aio_create_completion2", outParam: 2 }], releases: ["rados_aio_release"] },
    { family: "rados_release_write_op", creates: ["rados_create_write_op"], releases: ["rados_release_write_op"] },
    { family: "rados_release_read_op", creates: ["rados_create_read_op"], releases: ["rados_release_read_op"] },
    { family: "rados_nobjects_list_close", creates: [{ name: "rados_nobjects_list_open", outParam: 1 }], releases: ["rados_nobjects_list_close"] },
    { family: "rados_getxattrs_end", creates: out(2, "rados_getxattrs"), releases: ["rados_getxattrs_end"] },
    { family: "rados_buffer_free", creates: [...out(2, "rados_ping_monitor"), ...out(5, "rados_mon_command", "rados_mgr_command"), ...out(7, "rados_mon_command", "rados_mgr_command"), ...out(8, "rados_osd_command", "rados_pg_command", "rados_mon_command_target", "rados_mgr_command_target"), ...out(6, "rados_osd_command", "rados_pg_command", "rados_mon_command_target", "rados_mgr_command_target")], releases: ["rados_buffer_free"] },
    { family: "rados_object_list_cursor_free", creates: ["rados_object_list_begin", "rados_object_list_end"], releases: releasing(1, "rados_object_list_cursor_free") },
    { family: "rados_striper_destroy", header: "radosstriper/libradosstriper.h", creates: out(1, "rados_striper_create"), releases: ["rados_striper_destroy"] },
    { family: "rados_striper_getxattrs_end", header: "radosstriper/libradosstriper.h", creates: out(2, "rados_striper_getxattrs"), releases: ["rados_striper_getxattrs_end"] },
    { family: "rbd_aio_release", header: "rbd/librbd.h", source: "https://docs.ceph.com/en/latest/rbd/api/", creates: out(2, "rbd_aio_create_completion"), releases: ["rbd_aio_release"] },
    { family: "ceph_buffer_free", header: "cephfs/libcephfs.h", source: "https://docs.ceph.com/en/latest/cephfs/api/", creates: [...out(5, "ceph_mon_command"), ...out(6, "ceph_mds_command", "ceph_osd_command"), ...out(7, "ceph_mon_command"), ...out(8, "ceph_mds_command", "ceph_osd_command")], releases: ["ceph_buffer_free"] },
    { family: "rbd_close", header: "rbd/librbd.h", source: "https://docs.ceph.com/en/latest/rbd/api/", creates: [{ name: "rbd_open", outParam: 2 }, { name: "rbd_open_read_only", outParam: 2 }, { name: "rbd_open_by_id", outParam: 2 }, { name: "rbd_open_by_id_read_only", outParam: 2 }], releases: ["rbd_close"] },
    { family: "rbd_image_options_destroy", header: "rbd/librbd.h", source: "https://docs.ceph.com/en/latest/rbd/api/", creates: [{ name: "rbd_image_options_create", outParam: 0 }], releases: ["rbd_image_options_destroy"] },
    { family: "ceph_release", header: "cephfs/libcephfs.h", source: "https://docs.ceph.com/en/latest/cephfs/api/", creates: [{ name: "ceph_create", outParam: 0 }, { name: "ceph_create_from_rados", outParam: 0 }, { name: "ceph_create_with_context", outParam: 0 }], releases: ["ceph_release"] },
    { family: "ceph_closedir", header: "cephfs/libcephfs.h", source: "https://docs.ceph.com/en/latest/cephfs/api/", creates: [{ name: "ceph_opendir", outParam: 2 }], releases: [{ name: "ceph_closedir", param: 1 }] },
    { family: "ceph_userperm_destroy", header: "cephfs/libcephfs.h", source: "https://docs.ceph.com/en/latest/cephfs/api/", creates: ["ceph_userperm_new"], releases: ["ceph_userperm_destroy"] },
  ],
  rows: [{ name: "ceph_getcwd", header: "cephfs/libcephfs.h", returnsBorrowed: 0 }],
};

export const glusterTable: LibraryTable = {
  library: "GlusterFS",
  header: "glusterfs/api/glfs.h",
  source: "https://docs.gluster.org/en/latest/",
  families: [
    { family: "glfs_fini", creates: ["glfs_new"], releases: ["glfs_fini"] },
    { family: "glfs_close", creates: ["glfs_open", "glfs_creat"], releases: ["glfs_close"] },
    { family: "glfs_closedir", creates: ["glfs_opendir"], releases: ["glfs_closedir"], lends: [{ name: "glfs_readdir", owner: 0 }] },
  ],
};

export const blockTable: LibraryTable = {
  library: "util-linux",
  header: "blkid/blkid.h",
  source: "https://www.kernel.org/pub/linux/utils/util-linux/",
  families: [
    { family: "blkid_free_probe", creates: ["blkid_new_probe", "blkid_new_probe_from_filename"], releases: ["blkid_free_probe"] },
    { family: "blkid_put_cache", creates: [{ name: "blkid_get_cache", outParam: 0 }], releases: ["blkid_put_cache"] },
    { family: "mnt_free_context", header: "libmount/libmount.h", creates: ["mnt_new_context"], releases: ["mnt_free_context"] },
    { family: "mnt_unref_table", header: "libmount/libmount.h", creates: ["mnt_new_table", "mnt_new_table_from_file", "mnt_new_table_from_dir"], releases: ["mnt_unref_table", "mnt_free_table"], retains: ["mnt_ref_table"] },
    { family: "mnt_unref_fs", header: "libmount/libmount.h", creates: ["mnt_new_fs"], releases: ["mnt_unref_fs", "mnt_free_fs"], retains: ["mnt_ref_fs"] },
    { family: "mnt_unref_cache", header: "libmount/libmount.h", creates: ["mnt_new_cache"], releases: ["mnt_unref_cache", "mnt_free_cache"], retains: ["mnt_ref_cache"] },
    { family: "mnt_free_iter", header: "libmount/libmount.h", creates: ["mnt_new_iter"], releases: ["mnt_free_iter"] },
  ],
};

export const deviceMapperTable: LibraryTable = {
  library: "device-mapper",
  header: "libdevmapper.h",
  source: "https://sourceware.org/dm/",
  families: [
    { family: "dm_task_destroy", creates: ["dm_task_create"], releases: ["dm_task_destroy"] },
    { family: "dm_pool_destroy", creates: ["dm_pool_create"], releases: ["dm_pool_destroy"] },
    { family: "dm_tree_free", creates: ["dm_tree_create"], releases: ["dm_tree_free"] },
    { family: "crypt_free", header: "libcryptsetup.h", source: "https://mbroz.fedorapeople.org/libcryptsetup_API/", creates: [{ name: "crypt_init", outParam: 0 }, { name: "crypt_init_by_name", outParam: 0 }, { name: "crypt_init_data_device", outParam: 0 }], releases: ["crypt_free"] },
    { family: "lvm_quit", header: "lvm2app.h", creates: ["lvm_init"], releases: ["lvm_quit"] },
    { family: "lvm_vg_close", header: "lvm2app.h", creates: ["lvm_vg_open", "lvm_vg_create"], releases: ["lvm_vg_close"] },
  ],
};

export const fileSystemTable: LibraryTable = {
  library: "libbtrfsutil and OpenZFS",
  header: "btrfsutil.h",
  source: "https://github.com/kdave/btrfs-progs/tree/master/libbtrfsutil",
  families: [
    { family: "btrfs_util_destroy_subvolume_iterator", creates: [{ name: "btrfs_util_create_subvolume_iterator", outParam: 3 }], releases: ["btrfs_util_destroy_subvolume_iterator"] },
    { family: "btrfs_util_destroy_qgroup_inherit", creates: [{ name: "btrfs_util_create_qgroup_inherit", outParam: 1 }], releases: ["btrfs_util_destroy_qgroup_inherit"] },
    { family: "libzfs_fini", header: "libzfs.h", source: "https://openzfs.github.io/openzfs-docs/", creates: ["libzfs_init"], releases: ["libzfs_fini"] },
    { family: "zfs_close", header: "libzfs.h", source: "https://openzfs.github.io/openzfs-docs/", creates: ["zfs_open"], releases: ["zfs_close"] },
    { family: "zpool_close", header: "libzfs.h", source: "https://openzfs.github.io/openzfs-docs/", creates: ["zpool_open", "zpool_open_canfail"], releases: ["zpool_close"] },
    { family: "nvlist_free", header: "libnvpair.h", source: "https://openzfs.github.io/openzfs-docs/", creates: [{ name: "nvlist_alloc", outParam: 0 }, { name: "nvlist_dup", outParam: 1 }], releases: ["nvlist_free"] },
  ],
};

export const remoteStorageTable: LibraryTable = {
  library: "libiscsi and libnfs",
  header: "iscsi/iscsi.h",
  source: "https://github.com/sahlberg/libiscsi",
  families: [
    { family: "iscsi_destroy_context", creates: ["iscsi_create_context"], releases: ["iscsi_destroy_context"] },
    { family: "iscsi_destroy_url", creates: ["iscsi_parse_full_url", "iscsi_parse_portal_url"], releases: ["iscsi_destroy_url"] },
    { family: "nfs_destroy_context", header: "nfsc/libnfs.h", source: "https://github.com/sahlberg/libnfs", creates: ["nfs_init_context"], releases: ["nfs_destroy_context"] },
    { family: "nfs_destroy_url", header: "nfsc/libnfs.h", source: "https://github.com/sahlberg/libnfs", creates: ["nfs_parse_url_full", "nfs_parse_url_dir", "nfs_parse_url_incomplete"], releases: ["nfs_destroy_url"] },
    { family: "nfs_close", header: "nfsc/libnfs.h", source: "https://github.com/sahlberg/libnfs", creates: [{ name: "nfs_open", outParam: 3 }, { name: "nfs_creat", outParam: 3 }], releases: [{ name: "nfs_close", param: 1 }] },
    { family: "nfs_closedir", header: "nfsc/libnfs.h", source: "https://github.com/sahlberg/libnfs", creates: [{ name: "nfs_opendir", outParam: 2 }], releases: [{ name: "nfs_closedir", param: 1 }] },
  ],
};
