// Network and security clients: libcurl, libssh, libssh2, LDAP, Kerberos, GSSAPI, PAM, packet capture. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const curlTable: LibraryTable = {
  library: "libcurl",
  header: "curl/curl.h",
  source: "https://curl.se/libcurl/c/allfuncs.html",
  families: [
    { family: "curl_easy_cleanup", source: "https://curl.se/libcurl/c/curl_easy_cleanup.html", creates: ["curl_easy_init", "curl_easy_duphandle"], releases: ["curl_easy_cleanup"] },
    { family: "curl_multi_cleanup", source: "https://curl.se/libcurl/c/curl_multi_cleanup.html", creates: ["curl_multi_init"], releases: ["curl_multi_cleanup"] },
    { family: "curl_share_cleanup", source: "https://curl.se/libcurl/c/curl_share_cleanup.html", creates: ["curl_share_init"], releases: ["curl_share_cleanup"] },
    { family: "curl_mime_free", source: "https://curl.se/libcurl/c/curl_mime_free.html", creates: ["curl_mime_init"], releases: ["curl_mime_free"], lends: [{ name: "curl_mime_addpart", owner: 0 }] },
    { family: "curl_url_cleanup", source: "https://curl.se/libcurl/c/curl_url.html", creates: ["curl_url", "curl_url_dup"], releases: ["curl_url_cleanup"] },
    { family: "curl_free", source: "https://curl.se/libcurl/c/curl_free.html", creates: ["curl_easy_escape", "curl_easy_unescape", "curl_escape", "curl_unescape", { name: "curl_url_get", outParam: 2 }], releases: ["curl_free"] },
    { family: "curl_slist_free_all", source: "https://curl.se/libcurl/c/curl_slist_append.html", releases: ["curl_slist_free_all"] },
    { family: "curl_formfree", source: "https://curl.se/libcurl/c/curl_formfree.html", releases: ["curl_formfree"] },
  ],
  rows: [
    { name: "curl_slist_append", creates: { family: "curl_slist_free_all", whenNil: 0 }, params: ["borrows", "borrows"], returnsParam: 0, source: "https://curl.se/libcurl/c/curl_slist_append.html" },
    { name: "curl_easy_setopt", params: ["borrows", "borrows"], restParams: "keeps", source: "https://curl.se/libcurl/c/curl_easy_setopt.html" },
    { name: "curl_multi_add_handle", params: ["borrows", "keeps"], source: "https://curl.se/libcurl/c/curl_multi_add_handle.html" },
    { name: "curl_mime_subparts", params: ["borrows", "takes-on-success"], source: "https://curl.se/libcurl/c/curl_mime_subparts.html" },
  ],
};

export const libsshTable: LibraryTable = {
  library: "libssh",
  header: "libssh/libssh.h",
  source: "https://api.libssh.org/stable/",
  families: [
    { family: "ssh_free", creates: ["ssh_new"], releases: ["ssh_free"] },
    { family: "ssh_channel_free", creates: ["ssh_channel_new", "ssh_channel_accept_forward"], releases: ["ssh_channel_free"] },
    { family: "ssh_key_free", creates: ["ssh_key_new", "ssh_key_dup", { name: "ssh_pki_import_privkey_file", outParam: 4 }, { name: "ssh_pki_import_privkey_base64", outParam: 4 }, { name: "ssh_pki_import_pubkey_file", outParam: 1 }, { name: "ssh_pki_import_pubkey_base64", outParam: 2 }, { name: "ssh_pki_generate", outParam: 2 }, { name: "ssh_pki_export_privkey_to_pubkey", outParam: 1 }, { name: "ssh_get_server_publickey", outParam: 1 }], releases: ["ssh_key_free"] },
    { family: "ssh_string_free", creates: ["ssh_string_new", "ssh_string_from_char", "ssh_string_copy"], releases: ["ssh_string_free"] },
    { family: "malloc", creates: ["ssh_string_to_char", "ssh_get_fingerprint_hash", "ssh_get_hexa"], releases: ["ssh_string_free_char"] },
    { family: "ssh_clean_pubkey_hash", creates: [{ name: "ssh_get_publickey_hash", outParam: 2 }], releases: [{ name: "ssh_clean_pubkey_hash", through: true }] },
    { family: "ssh_scp_free", creates: ["ssh_scp_new"], releases: ["ssh_scp_free"] },
    { family: "ssh_bind_free", header: "libssh/server.h", creates: ["ssh_bind_new"], releases: ["ssh_bind_free"] },
    { family: "ssh_event_free", creates: ["ssh_event_new"], releases: ["ssh_event_free"] },
    { family: "sftp_free", header: "libssh/sftp.h", creates: ["sftp_new", "sftp_new_channel"], releases: ["sftp_free"] },
    { family: "sftp_attributes_free", header: "libssh/sftp.h", creates: ["sftp_stat", "sftp_lstat", "sftp_fstat", "sftp_readdir"], releases: ["sftp_attributes_free"] },
    { family: "sftp_close", header: "libssh/sftp.h", creates: ["sftp_open"], releases: ["sftp_close"] },
    { family: "sftp_closedir", header: "libssh/sftp.h", creates: ["sftp_opendir"], releases: ["sftp_closedir"] },
  ],
};

export const libssh2Table: LibraryTable = {
  library: "libssh2",
  header: "libssh2.h",
  source: "https://libssh2.org/docs.html",
  families: [
    { family: "libssh2_session_free", creates: ["libssh2_session_init_ex", "libssh2_session_init"], releases: ["libssh2_session_free"] },
    { family: "libssh2_channel_free", source: "https://libssh2.org/libssh2_session_free.html", creates: [{ name: "libssh2_channel_open_ex", within: 0 }, { name: "libssh2_channel_open_session", within: 0 }, "libssh2_channel_direct_tcpip_ex", "libssh2_channel_direct_tcpip", "libssh2_channel_forward_accept", "libssh2_scp_recv", "libssh2_scp_recv2", "libssh2_scp_send_ex", "libssh2_scp_send64"], releases: ["libssh2_channel_free"] },
    { family: "libssh2_channel_forward_cancel", creates: ["libssh2_channel_forward_listen_ex", "libssh2_channel_forward_listen"], releases: ["libssh2_channel_forward_cancel"] },
    { family: "libssh2_agent_free", creates: ["libssh2_agent_init"], releases: ["libssh2_agent_free"] },
    { family: "libssh2_knownhost_free", creates: ["libssh2_knownhost_init"], releases: ["libssh2_knownhost_free"] },
    { family: "libssh2_sftp_shutdown", header: "libssh2_sftp.h", creates: ["libssh2_sftp_init"], releases: ["libssh2_sftp_shutdown"] },
    { family: "libssh2_sftp_close_handle", header: "libssh2_sftp.h", creates: ["libssh2_sftp_open_ex", "libssh2_sftp_open", "libssh2_sftp_opendir"], releases: ["libssh2_sftp_close_handle", "libssh2_sftp_close", "libssh2_sftp_closedir"] },
  ],
};

export const ldapTable: LibraryTable = {
  library: "OpenLDAP",
  header: "ldap.h",
  source: "https://www.openldap.org/software/man.cgi?query=ldap",
  families: [
    { family: "ldap_unbind_ext_s", creates: [{ name: "ldap_initialize", outParam: 0 }, "ldap_init", "ldap_open"], releases: ["ldap_unbind_ext_s", "ldap_unbind_ext", "ldap_unbind", "ldap_unbind_s", "ldap_destroy"] },
    { family: "ldap_msgfree", creates: [{ name: "ldap_search_ext_s", outParam: 10 }, ...out(6, "ldap_search_s"), ...out(7, "ldap_search_st")], releases: ["ldap_msgfree"], lends: [{ name: "ldap_first_entry", owner: 1 }, { name: "ldap_next_entry", owner: 1 }, { name: "ldap_first_message", owner: 1 }, { name: "ldap_next_message", owner: 1 }] },
    { family: "ldap_memfree", creates: ["ldap_get_dn", "ldap_first_attribute", "ldap_next_attribute", "ldap_dn2ufn"], releases: ["ldap_memfree"] },
    { family: "ldap_value_free_len", creates: ["ldap_get_values_len"], releases: ["ldap_value_free_len"] },
    { family: "ldap_value_free", creates: ["ldap_get_values", "ldap_explode_dn", "ldap_explode_rdn"], releases: ["ldap_value_free"] },
    { family: "ldap_control_free", creates: [...out(4, "ldap_control_create"), ...out(4, "ldap_create_page_control")], releases: ["ldap_control_free"] },
    { family: "ber_free", header: "lber.h", creates: ["ber_alloc_t", "der_alloc", "ber_init", "ber_dup"], releases: ["ber_free"] },
    { family: "ber_bvfree", header: "lber.h", creates: ["ber_bvdup", "ber_bvstrdup", ...out(1, "ber_flatten")], releases: ["ber_bvfree"] },
    { family: "ldap_free_urldesc", creates: [{ name: "ldap_url_parse", outParam: 1 }], releases: ["ldap_free_urldesc"] },
  ],
};

export const krb5Table: LibraryTable = {
  library: "MIT Kerberos",
  header: "krb5.h",
  source: "https://web.mit.edu/kerberos/krb5-latest/doc/appdev/refs/api/index.html",
  families: [
    { family: "krb5_free_context", creates: [{ name: "krb5_init_context", outParam: 0 }, { name: "krb5_init_secure_context", outParam: 0 }], releases: ["krb5_free_context"] },
    { family: "krb5_free_principal", creates: [{ name: "krb5_parse_name", outParam: 2 }, { name: "krb5_copy_principal", outParam: 2 }, { name: "krb5_cc_get_principal", outParam: 2 }, { name: "krb5_parse_name_flags", outParam: 3 }, { name: "krb5_sname_to_principal", outParam: 4 }], releases: [{ name: "krb5_free_principal", param: 1 }] },
    { family: "krb5_free_unparsed_name", creates: [{ name: "krb5_unparse_name", outParam: 2 }], releases: [{ name: "krb5_free_unparsed_name", param: 1 }] },
    { family: "krb5_cc_close", creates: [{ name: "krb5_cc_resolve", outParam: 2 }, { name: "krb5_cc_dup", outParam: 2 }, { name: "krb5_cc_default", outParam: 1 }, { name: "krb5_cc_new_unique", outParam: 3 }], releases: [{ name: "krb5_cc_close", param: 1 }, { name: "krb5_cc_destroy", param: 1 }] },
    { family: "krb5_kt_close", creates: [{ name: "krb5_kt_resolve", outParam: 2 }, { name: "krb5_kt_default", outParam: 1 }], releases: [{ name: "krb5_kt_close", param: 1 }] },
    { family: "krb5_auth_con_free", creates: [{ name: "krb5_auth_con_init", outParam: 1 }], releases: [{ name: "krb5_auth_con_free", param: 1 }] },
    { family: "krb5_get_init_creds_opt_free", creates: [{ name: "krb5_get_init_creds_opt_alloc", outParam: 1 }], releases: [{ name: "krb5_get_init_creds_opt_free", param: 1 }] },
    { family: "krb5_free_error_message", creates: ["krb5_get_error_message"], releases: [{ name: "krb5_free_error_message", param: 1 }] },
    { family: "krb5_free_keyblock", creates: [{ name: "krb5_copy_keyblock", outParam: 2 }], releases: [{ name: "krb5_free_keyblock", param: 1 }] },
    { family: "krb5_free_default_realm", creates: [{ name: "krb5_get_default_realm", outParam: 1 }], releases: [{ name: "krb5_free_default_realm", param: 1 }] },
    { family: "krb5_free_creds", creates: [{ name: "krb5_copy_creds", outParam: 2 }], releases: [{ name: "krb5_free_creds", param: 1 }] },
    { family: "krb5_free_cred_contents", creates: [{ name: "krb5_get_init_creds_password", inPlace: 1 }, { name: "krb5_get_init_creds_keytab", inPlace: 1 }], releases: [{ name: "krb5_free_cred_contents", param: 1 }] },
  ],
};

export const gssapiTable: LibraryTable = {
  library: "GSSAPI",
  header: "gssapi/gssapi.h",
  source: "https://www.rfc-editor.org/rfc/rfc2744",
  families: [
    { family: "gss_release_name", creates: [{ name: "gss_import_name", outParam: 3 }, { name: "gss_duplicate_name", outParam: 2 }, { name: "gss_canonicalize_name", outParam: 3 }], releases: [{ name: "gss_release_name", param: 1, through: true }] },
    { family: "gss_release_cred", creates: [{ name: "gss_acquire_cred", outParam: 5 }], releases: [{ name: "gss_release_cred", param: 1, through: true }] },
    { family: "gss_release_buffer", creates: [{ name: "gss_display_name", inPlace: 2 }, { name: "gss_export_name", inPlace: 2 }, { name: "gss_export_sec_context", inPlace: 2 }], releases: [{ name: "gss_release_buffer", param: 1 }] },
    { family: "gss_release_oid_set", creates: [{ name: "gss_create_empty_oid_set", outParam: 1 }, { name: "gss_indicate_mechs", outParam: 1 }], releases: [{ name: "gss_release_oid_set", param: 1, through: true }] },
    { family: "gss_delete_sec_context", releases: [{ name: "gss_delete_sec_context", param: 1, through: true }] },
  ],
  rows: [{ name: "gss_import_sec_context", creates: { family: "gss_delete_sec_context", outParam: 2 }, params: ["writes", "borrows", "writes"] }],
};

export const pamTable: LibraryTable = {
  library: "Linux-PAM",
  header: "security/pam_appl.h",
  source: "https://man7.org/linux/man-pages/man3/pam_start.3.html",
  families: [{ family: "pam_end", creates: [{ name: "pam_start", outParam: 3 }, { name: "pam_start_confdir", outParam: 4 }], releases: ["pam_end"], lends: [{ name: "pam_getenv", owner: 0 }] }, { family: "malloc", source: "https://man7.org/linux/man-pages/man3/pam_getenvlist.3.html", creates: [{ name: "pam_getenvlist", params: ["borrows"] }], releases: [] }],
};

export const pcapTable: LibraryTable = {
  library: "libpcap",
  header: "pcap/pcap.h",
  source: "https://www.tcpdump.org/manpages/pcap.3pcap.html",
  families: [
    { family: "pcap_close", creates: ["pcap_create", "pcap_open_live", "pcap_open_dead", "pcap_open_dead_with_tstamp_precision", "pcap_open_offline", "pcap_open_offline_with_tstamp_precision", "pcap_fopen_offline", "pcap_fopen_offline_with_tstamp_precision"], releases: ["pcap_close"] },
    { family: "pcap_freealldevs", creates: [{ name: "pcap_findalldevs", outParam: 0 }], releases: ["pcap_freealldevs"] },
    { family: "pcap_freecode", creates: [{ name: "pcap_compile", inPlace: 1 }, { name: "pcap_compile_nopcap", inPlace: 2 }], releases: ["pcap_freecode"] },
    { family: "pcap_dump_close", creates: ["pcap_dump_open", "pcap_dump_fopen", "pcap_dump_open_append"], releases: ["pcap_dump_close"] },
    { family: "pcap_free_datalinks", creates: [{ name: "pcap_list_datalinks", outParam: 1 }], releases: ["pcap_free_datalinks"] },
    { family: "pcap_free_tstamp_types", creates: [{ name: "pcap_list_tstamp_types", outParam: 1 }], releases: ["pcap_free_tstamp_types"] },
  ],
  rows: [{ name: "pcap_geterr", returnsBorrowed: 0 }, { name: "pcap_lib_version", returnsBorrowed: "library" }],
};
