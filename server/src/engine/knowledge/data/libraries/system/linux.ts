// Linux system libraries: systemd, udev, libbpf, seccomp, netlink, ELF readers, audit, SELinux. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lending, out } from "../../../tableEntries.ts";

export const systemdTable: LibraryTable = {
  library: "systemd",
  header: "systemd/sd-bus.h",
  source: "https://www.freedesktop.org/software/systemd/man/latest/sd-bus.html",
  families: [
    {
      family: "sd_journal_close", header: "systemd/sd-journal.h", source: "https://www.freedesktop.org/software/systemd/man/latest/sd_journal_open.html",
      creates: [{ name: "sd_journal_open", outParam: 0 }, { name: "sd_journal_open_namespace", outParam: 0 }, { name: "sd_journal_open_directory", outParam: 0 }, { name: "sd_journal_open_directory_fd", outParam: 0 }, { name: "sd_journal_open_files", outParam: 0 }, { name: "sd_journal_open_files_fd", outParam: 0 }, { name: "sd_journal_open_container", outParam: 0 }], releases: ["sd_journal_close"],
    },
    { family: "malloc", header: "systemd/sd-journal.h", source: "https://www.freedesktop.org/software/systemd/man/latest/sd_journal_get_cursor.html", creates: [{ name: "sd_journal_get_cursor", outParam: 1 }, { name: "sd_journal_get_catalog", outParam: 1 }], releases: [] },
    {
      family: "malloc", header: "systemd/sd-login.h", source: "https://www.freedesktop.org/software/systemd/man/latest/sd_pid_get_owner_uid.html", releases: [],
      creates: out(
        1, "sd_pid_get_unit", "sd_pid_get_user_unit", "sd_pid_get_slice", "sd_pid_get_user_slice", "sd_pid_get_session", "sd_pid_get_machine_name", "sd_pid_get_cgroup", "sd_peer_get_unit", "sd_peer_get_slice", "sd_peer_get_session", "sd_peer_get_machine_name", "sd_peer_get_cgroup",
        "sd_session_get_seat", "sd_session_get_service", "sd_session_get_type", "sd_session_get_class", "sd_session_get_desktop", "sd_session_get_display", "sd_session_get_remote_host", "sd_session_get_remote_user", "sd_session_get_tty", "sd_session_get_state",
        "sd_session_get_username", "sd_uid_get_state", "sd_uid_get_display", "sd_machine_get_class",
      ),
    },
    { family: "malloc", source: "https://www.freedesktop.org/software/systemd/man/latest/sd_bus_set_property.html", creates: [...out(6, "sd_bus_get_property_string", "sd_bus_get_property_strv"), ...out(2, "sd_bus_path_encode")], releases: [] },
    { family: "sd_login_monitor_unref", header: "systemd/sd-login.h", source: "https://www.freedesktop.org/software/systemd/man/latest/sd_login_monitor_new.html", creates: out(1, "sd_login_monitor_new"), releases: ["sd_login_monitor_unref"] },
    { family: "sd_bus_track_unref", source: "https://www.freedesktop.org/software/systemd/man/latest/sd_bus_track_new.html", creates: out(1, "sd_bus_track_new"), releases: ["sd_bus_track_unref"], retains: [{ name: "sd_bus_track_ref", returns: true }] },
    { family: "sd_hwdb_unref", header: "systemd/sd-hwdb.h", source: "https://www.freedesktop.org/software/systemd/man/latest/sd_hwdb_new.html", creates: out(0, "sd_hwdb_new"), releases: ["sd_hwdb_unref"], retains: [{ name: "sd_hwdb_ref", returns: true }] },
    { family: "sd_event_source_unref", header: "systemd/sd-event.h", source: "https://www.freedesktop.org/software/systemd/man/latest/sd_event_source_unref.html", creates: out(1, "sd_event_add_io", "sd_event_add_time", "sd_event_add_time_relative", "sd_event_add_signal", "sd_event_add_child", "sd_event_add_defer", "sd_event_add_post", "sd_event_add_exit", "sd_event_add_inotify"), releases: ["sd_event_source_unref", "sd_event_source_disable_unref"], retains: [{ name: "sd_event_source_ref", returns: true }] },
    { family: "sd_bus_unref", source: "https://www.freedesktop.org/software/systemd/man/latest/sd_bus_new.html", creates: [{ name: "sd_bus_new", outParam: 0 }, { name: "sd_bus_open", outParam: 0 }, { name: "sd_bus_open_user", outParam: 0 }, { name: "sd_bus_open_system", outParam: 0 }, { name: "sd_bus_default", outParam: 0 }, { name: "sd_bus_default_user", outParam: 0 }, { name: "sd_bus_default_system", outParam: 0 }], releases: ["sd_bus_unref", "sd_bus_close_unref", "sd_bus_flush_close_unref"], retains: [{ name: "sd_bus_ref", returns: true }], lends: [{ name: "sd_bus_message_get_bus", owner: 0 }] },
    { family: "sd_bus_message_unref", source: "https://www.freedesktop.org/software/systemd/man/latest/sd_bus_message_new.html", creates: [{ name: "sd_bus_message_new", outParam: 1 }, { name: "sd_bus_message_new_method_call", outParam: 1 }, { name: "sd_bus_message_new_method_return", outParam: 1 }, { name: "sd_bus_message_new_signal", outParam: 1 }, ...out(4, "sd_bus_call"), ...out(6, "sd_bus_call_method", "sd_bus_get_property")], releases: ["sd_bus_message_unref"], retains: [{ name: "sd_bus_message_ref", returns: true }] },
    { family: "sd_bus_error_free", releases: ["sd_bus_error_free"] },
    { family: "sd_event_unref", source: "https://www.freedesktop.org/software/systemd/man/latest/sd_event_new.html", creates: [{ name: "sd_event_new", outParam: 0 }, { name: "sd_event_default", outParam: 0 }], releases: ["sd_event_unref"], retains: [{ name: "sd_event_ref", returns: true }] },
  ],
};

export const udevTable: LibraryTable = {
  library: "libudev",
  header: "libudev.h",
  source: "https://www.freedesktop.org/software/systemd/man/latest/libudev.html",
  families: [
    { family: "udev_unref", creates: ["udev_new"], releases: ["udev_unref"], retains: [{ name: "udev_ref", returns: true }] },
    { family: "udev_device_unref", creates: ["udev_device_new_from_syspath", "udev_device_new_from_devnum", "udev_device_new_from_subsystem_sysname", "udev_device_new_from_device_id", "udev_device_new_from_environment", "udev_monitor_receive_device"], releases: ["udev_device_unref"], retains: [{ name: "udev_device_ref", returns: true }], lends: [{ name: "udev_device_get_parent", owner: 0 }, { name: "udev_device_get_parent_with_subsystem_devtype", owner: 0 }] },
    { family: "udev_enumerate_unref", creates: ["udev_enumerate_new"], releases: ["udev_enumerate_unref"], retains: [{ name: "udev_enumerate_ref", returns: true }] },
    { family: "udev_monitor_unref", creates: ["udev_monitor_new_from_netlink"], releases: ["udev_monitor_unref"], retains: [{ name: "udev_monitor_ref", returns: true }] },
    { family: "udev_queue_unref", creates: ["udev_queue_new"], releases: ["udev_queue_unref"], retains: [{ name: "udev_queue_ref", returns: true }] },
    { family: "udev_hwdb_unref", creates: ["udev_hwdb_new"], releases: ["udev_hwdb_unref"], retains: [{ name: "udev_hwdb_ref", returns: true }] },
  ],
  rows: lending(
    0, "udev_device_get_sysname", "udev_device_get_syspath", "udev_device_get_sysnum", "udev_device_get_devnode", "udev_device_get_devpath", "udev_device_get_devtype", "udev_device_get_subsystem", "udev_device_get_driver", "udev_device_get_action", "udev_device_get_property_value",
    "udev_device_get_sysattr_value", "udev_device_get_properties_list_entry", "udev_device_get_sysattr_list_entry", "udev_device_get_tags_list_entry", "udev_device_get_devlinks_list_entry", "udev_enumerate_get_list_entry",
    "udev_list_entry_get_next", "udev_list_entry_get_by_name", "udev_list_entry_get_name", "udev_list_entry_get_value", "udev_hwdb_get_properties_list_entry", "udev_queue_get_queued_list_entry",
  ),
};

export const libbpfTable: LibraryTable = {
  library: "libbpf",
  header: "bpf/libbpf.h",
  source: "https://libbpf.readthedocs.io/en/latest/api.html",
  families: [
    { family: "bpf_object__close", creates: ["bpf_object__open", "bpf_object__open_file", "bpf_object__open_mem"], releases: ["bpf_object__close"], lends: [{ name: "bpf_object__find_map_by_name", owner: 0 }, { name: "bpf_object__find_program_by_name", owner: 0 }, { name: "bpf_program__name", owner: 0 }, { name: "bpf_map__name", owner: 0 }] },
    { family: "bpf_link__destroy", creates: ["bpf_link__open", "bpf_program__attach", "bpf_program__attach_kprobe", "bpf_program__attach_kprobe_opts", "bpf_program__attach_uprobe", "bpf_program__attach_uprobe_opts", "bpf_program__attach_tracepoint", "bpf_program__attach_raw_tracepoint", "bpf_program__attach_perf_event", "bpf_program__attach_cgroup", "bpf_program__attach_netns", "bpf_program__attach_xdp", "bpf_program__attach_lsm", "bpf_program__attach_iter", "bpf_program__attach_usdt", "bpf_map__attach_struct_ops"], releases: ["bpf_link__destroy"] },
    { family: "ring_buffer__free", creates: ["ring_buffer__new"], releases: ["ring_buffer__free"] },
    { family: "user_ring_buffer__free", creates: ["user_ring_buffer__new"], releases: ["user_ring_buffer__free"] },
    { family: "perf_buffer__free", creates: ["perf_buffer__new", "perf_buffer__new_raw"], releases: ["perf_buffer__free"] },
    { family: "btf__free", header: "bpf/btf.h", creates: ["btf__new", "btf__new_empty", "btf__parse", "btf__parse_elf", "btf__parse_raw", "btf__load_vmlinux_btf", "btf__load_from_kernel_by_id"], releases: ["btf__free"] },
    { family: "bpf_linker__free", creates: ["bpf_linker__new"], releases: ["bpf_linker__free"] },
  ],
};

export const seccompTable: LibraryTable = {
  library: "libseccomp",
  header: "seccomp.h",
  source: "https://man7.org/linux/man-pages/man3/seccomp_init.3.html",
  families: [
    { family: "seccomp_release", creates: ["seccomp_init"], releases: ["seccomp_release"] },
    { family: "malloc", source: "https://man7.org/linux/man-pages/man3/seccomp_syscall_resolve_name.3.html", creates: ["seccomp_syscall_resolve_num_arch"], releases: [] },
  ],
  rows: [{ name: "seccomp_merge", releases: { param: 1, family: "seccomp_release", onSuccess: true }, params: ["borrows", "takes-on-success"], source: "https://man7.org/linux/man-pages/man3/seccomp_merge.3.html" }],
};

export const netlinkTable: LibraryTable = {
  library: "libnl",
  header: "netlink/netlink.h",
  source: "https://www.infradead.org/~tgr/libnl/doc/api/",
  families: [
    { family: "nl_socket_free", creates: ["nl_socket_alloc", "nl_socket_alloc_cb"], releases: ["nl_socket_free"] },
    { family: "nlmsg_free", creates: ["nlmsg_alloc", "nlmsg_alloc_size", "nlmsg_alloc_simple", "nlmsg_inherit", "nlmsg_convert"], releases: ["nlmsg_free"], retains: ["nlmsg_get"] },
    { family: "nl_cb_put", creates: ["nl_cb_alloc", "nl_cb_clone"], releases: ["nl_cb_put"], retains: [{ name: "nl_cb_get", returns: true }] },
    { family: "nl_cache_free", creates: ["nl_cache_alloc"], releases: ["nl_cache_free", "nl_cache_put"] },
    { family: "nl_addr_put", creates: ["nl_addr_alloc", "nl_addr_build", "nl_addr_clone", { name: "nl_addr_parse", outParam: 2 }], releases: ["nl_addr_put"], retains: [{ name: "nl_addr_get", returns: true }] },
    { family: "rtnl_link_put", creates: ["rtnl_link_alloc", "rtnl_link_get", "rtnl_link_get_by_name"], releases: ["rtnl_link_put"] },
    { family: "mnl_socket_close", header: "libmnl/libmnl.h", source: "https://netfilter.org/projects/libmnl/doxygen/html/", creates: ["mnl_socket_open", "mnl_socket_open2"], releases: ["mnl_socket_close"] },
    { family: "nftnl_table_free", header: "libnftnl/table.h", source: "https://netfilter.org/projects/libnftnl/", creates: ["nftnl_table_alloc"], releases: ["nftnl_table_free"] },
    { family: "nftnl_chain_free", header: "libnftnl/chain.h", source: "https://netfilter.org/projects/libnftnl/", creates: ["nftnl_chain_alloc"], releases: ["nftnl_chain_free"] },
    { family: "nftnl_rule_free", header: "libnftnl/rule.h", source: "https://netfilter.org/projects/libnftnl/", creates: ["nftnl_rule_alloc"], releases: ["nftnl_rule_free"] },
    { family: "iptc_free", header: "libiptc/libiptc.h", source: "https://netfilter.org/documentation/HOWTO/netfilter-hacking-HOWTO.html", creates: ["iptc_init"], releases: ["iptc_free"] },
    { family: "ip6tc_free", header: "libiptc/libip6tc.h", source: "https://netfilter.org/documentation/HOWTO/netfilter-hacking-HOWTO.html", creates: ["ip6tc_init"], releases: ["ip6tc_free"] },
    { family: "nfq_close", header: "libnetfilter_queue/libnetfilter_queue.h", source: "https://netfilter.org/projects/libnetfilter_queue/doxygen/html/", creates: ["nfq_open"], releases: ["nfq_close"] },
    { family: "nfq_destroy_queue", header: "libnetfilter_queue/libnetfilter_queue.h", source: "https://netfilter.org/projects/libnetfilter_queue/doxygen/html/", creates: ["nfq_create_queue"], releases: ["nfq_destroy_queue"] },
    { family: "nfct_close", header: "libnetfilter_conntrack/libnetfilter_conntrack.h", source: "https://netfilter.org/projects/libnetfilter_conntrack/doxygen/html/", creates: ["nfct_open"], releases: ["nfct_close"] },
    { family: "nfct_destroy", header: "libnetfilter_conntrack/libnetfilter_conntrack.h", source: "https://netfilter.org/projects/libnetfilter_conntrack/doxygen/html/", creates: ["nfct_new", "nfct_clone"], releases: ["nfct_destroy"] },
  ],
};

export const elfTable: LibraryTable = {
  library: "elfutils",
  header: "libelf.h",
  source: "https://sourceware.org/elfutils/",
  families: [
    { family: "elf_end", creates: ["elf_begin", "elf_memory", "elf_clone"], releases: ["elf_end"], lends: [{ name: "elf_getscn", owner: 0 }, { name: "elf_nextscn", owner: 0 }, { name: "elf_strptr", owner: 0 }] },
    { family: "dwarf_end", header: "elfutils/libdw.h", creates: ["dwarf_begin", "dwarf_begin_elf"], releases: ["dwarf_end"] },
    { family: "dwfl_end", header: "elfutils/libdwfl.h", creates: ["dwfl_begin"], releases: ["dwfl_end"] },
  ],
};

// The creators getcon, getexeccon and their like stand in threads.ts.
export const securityTable: LibraryTable = {
  library: "SELinux and audit",
  header: "selinux/selinux.h",
  source: "https://man7.org/linux/man-pages/man3/getcon.3.html",
  families: [
    {
      family: "freecon",
      creates: [{ name: "getcon_raw", outParam: 0 }, { name: "getprevcon", outParam: 0 }, { name: "getprevcon_raw", outParam: 0 }, { name: "getexeccon_raw", outParam: 0 }, { name: "getfscreatecon_raw", outParam: 0 }, { name: "getkeycreatecon_raw", outParam: 0 }, { name: "getsockcreatecon_raw", outParam: 0 }, { name: "getpidcon", outParam: 1 }, { name: "getpidcon_raw", outParam: 1 }, { name: "getfilecon", outParam: 1 }, { name: "getfilecon_raw", outParam: 1 }, { name: "lgetfilecon", outParam: 1 }, { name: "lgetfilecon_raw", outParam: 1 }, { name: "fgetfilecon", outParam: 1 }, { name: "fgetfilecon_raw", outParam: 1 }, { name: "getpeercon", outParam: 1 }, { name: "getpeercon_raw", outParam: 1 }, { name: "security_compute_create", outParam: 3 }, { name: "security_compute_create_raw", outParam: 3 }],
      releases: ["freecon"],
    },
    { family: "context_free", header: "selinux/context.h", source: "https://man7.org/linux/man-pages/man3/context_new.3.html", creates: ["context_new"], releases: ["context_free"], lends: [{ name: "context_str", owner: 0 }, { name: "context_type_get", owner: 0 }, { name: "context_role_get", owner: 0 }, { name: "context_user_get", owner: 0 }, { name: "context_range_get", owner: 0 }] },
    { family: "selabel_close", header: "selinux/label.h", source: "https://man7.org/linux/man-pages/man3/selabel_open.3.html", creates: ["selabel_open"], releases: ["selabel_close"] },
    { family: "auparse_destroy", header: "auparse.h", source: "https://man7.org/linux/man-pages/man3/auparse_init.3.html", creates: ["auparse_init"], releases: ["auparse_destroy"] },
  ],
};

export const fuseTable: LibraryTable = {
  library: "libfuse",
  header: "fuse.h",
  source: "https://libfuse.github.io/doxygen/",
  families: [
    { family: "fuse_destroy", creates: ["fuse_new"], releases: ["fuse_destroy"] },
    { family: "fuse_session_destroy", header: "fuse_lowlevel.h", creates: ["fuse_session_new"], releases: ["fuse_session_destroy"] },
  ],
};
