// Other cryptography: mbed TLS, wolfSSL, GnuTLS, libgcrypt, GPGME, NSS, libsodium. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";

export const mbedtlsTable: LibraryTable = {
  library: "mbed TLS",
  header: "mbedtls/ssl.h",
  source: "https://mbed-tls.readthedocs.io/projects/api/en/development/",
  families: [
    { family: "mbedtls_ssl_free", header: "mbedtls/ssl.h", creates: [{ name: "mbedtls_ssl_init", inPlace: 0 }], releases: ["mbedtls_ssl_free"] }, { family: "mbedtls_ssl_config_free", header: "mbedtls/ssl.h", creates: [{ name: "mbedtls_ssl_config_init", inPlace: 0 }], releases: ["mbedtls_ssl_config_free"] }, { family: "mbedtls_ssl_session_free", header: "mbedtls/ssl.h", creates: [{ name: "mbedtls_ssl_session_init", inPlace: 0 }], releases: ["mbedtls_ssl_session_free"] }, { family: "mbedtls_x509_crt_free", header: "mbedtls/x509_crt.h", creates: [{ name: "mbedtls_x509_crt_init", inPlace: 0 }], releases: ["mbedtls_x509_crt_free"] }, { family: "mbedtls_x509_crl_free", header: "mbedtls/x509_crl.h", creates: [{ name: "mbedtls_x509_crl_init", inPlace: 0 }], releases: ["mbedtls_x509_crl_free"] }, { family: "mbedtls_x509_csr_free", header: "mbedtls/x509_csr.h", creates: [{ name: "mbedtls_x509_csr_init", inPlace: 0 }], releases: ["mbedtls_x509_csr_free"] },
    { family: "mbedtls_pk_free", header: "mbedtls/pk.h", creates: [{ name: "mbedtls_pk_init", inPlace: 0 }], releases: ["mbedtls_pk_free"] }, { family: "mbedtls_entropy_free", header: "mbedtls/entropy.h", creates: [{ name: "mbedtls_entropy_init", inPlace: 0 }], releases: ["mbedtls_entropy_free"] }, { family: "mbedtls_ctr_drbg_free", header: "mbedtls/ctr_drbg.h", creates: [{ name: "mbedtls_ctr_drbg_init", inPlace: 0 }], releases: ["mbedtls_ctr_drbg_free"] }, { family: "mbedtls_hmac_drbg_free", header: "mbedtls/hmac_drbg.h", creates: [{ name: "mbedtls_hmac_drbg_init", inPlace: 0 }], releases: ["mbedtls_hmac_drbg_free"] },
    { family: "mbedtls_md_free", header: "mbedtls/md.h", creates: [{ name: "mbedtls_md_init", inPlace: 0 }], releases: ["mbedtls_md_free"] }, { family: "mbedtls_cipher_free", header: "mbedtls/cipher.h", creates: [{ name: "mbedtls_cipher_init", inPlace: 0 }], releases: ["mbedtls_cipher_free"] }, { family: "mbedtls_gcm_free", header: "mbedtls/gcm.h", creates: [{ name: "mbedtls_gcm_init", inPlace: 0 }], releases: ["mbedtls_gcm_free"] }, { family: "mbedtls_ccm_free", header: "mbedtls/ccm.h", creates: [{ name: "mbedtls_ccm_init", inPlace: 0 }], releases: ["mbedtls_ccm_free"] },
    { family: "mbedtls_mpi_free", header: "mbedtls/bignum.h", creates: [{ name: "mbedtls_mpi_init", inPlace: 0 }], releases: ["mbedtls_mpi_free"] }, { family: "mbedtls_ecp_group_free", header: "mbedtls/ecp.h", creates: [{ name: "mbedtls_ecp_group_init", inPlace: 0 }], releases: ["mbedtls_ecp_group_free"] }, { family: "mbedtls_ecp_point_free", header: "mbedtls/ecp.h", creates: [{ name: "mbedtls_ecp_point_init", inPlace: 0 }], releases: ["mbedtls_ecp_point_free"] }, { family: "mbedtls_ecp_keypair_free", header: "mbedtls/ecp.h", creates: [{ name: "mbedtls_ecp_keypair_init", inPlace: 0 }], releases: ["mbedtls_ecp_keypair_free"] }, { family: "mbedtls_ecdh_free", header: "mbedtls/ecdh.h", creates: [{ name: "mbedtls_ecdh_init", inPlace: 0 }], releases: ["mbedtls_ecdh_free"] }, { family: "mbedtls_ecdsa_free", header: "mbedtls/ecdsa.h", creates: [{ name: "mbedtls_ecdsa_init", inPlace: 0 }], releases: ["mbedtls_ecdsa_free"] }, { family: "mbedtls_dhm_free", header: "mbedtls/dhm.h", creates: [{ name: "mbedtls_dhm_init", inPlace: 0 }], releases: ["mbedtls_dhm_free"] },
    { family: "mbedtls_net_free", header: "mbedtls/net_sockets.h", creates: [{ name: "mbedtls_net_init", inPlace: 0 }], releases: ["mbedtls_net_free"] },
    { family: "mbedtls_rsa_free", header: "mbedtls/rsa.h", creates: [{ name: "mbedtls_rsa_init", inPlace: 0 }], releases: ["mbedtls_rsa_free"] },
  ],
};

export const wolfsslTable: LibraryTable = {
  library: "wolfSSL",
  header: "wolfssl/ssl.h",
  source: "https://www.wolfssl.com/documentation/manuals/wolfssl/",
  families: [
    { family: "wolfSSL_CTX_free", creates: ["wolfSSL_CTX_new"], releases: ["wolfSSL_CTX_free"] },
    { family: "wolfSSL_free", creates: ["wolfSSL_new"], releases: ["wolfSSL_free"] },
    { family: "wolfSSL_CertManagerFree", creates: ["wolfSSL_CertManagerNew"], releases: ["wolfSSL_CertManagerFree"] },
  ],
};

export const gnutlsTable: LibraryTable = {
  library: "GnuTLS",
  header: "gnutls/gnutls.h",
  source: "https://www.gnutls.org/manual/html_node/API-reference.html",
  families: [
    { family: "gnutls_deinit", creates: [{ name: "gnutls_init", outParam: 0 }], releases: ["gnutls_deinit"] },
    { family: "gnutls_certificate_free_credentials", creates: [{ name: "gnutls_certificate_allocate_credentials", outParam: 0 }], releases: ["gnutls_certificate_free_credentials"] },
    { family: "gnutls_anon_free_client_credentials", creates: [{ name: "gnutls_anon_allocate_client_credentials", outParam: 0 }], releases: ["gnutls_anon_free_client_credentials"] },
    { family: "gnutls_anon_free_server_credentials", creates: [{ name: "gnutls_anon_allocate_server_credentials", outParam: 0 }], releases: ["gnutls_anon_free_server_credentials"] },
    { family: "gnutls_psk_free_client_credentials", creates: [{ name: "gnutls_psk_allocate_client_credentials", outParam: 0 }], releases: ["gnutls_psk_free_client_credentials"] },
    { family: "gnutls_psk_free_server_credentials", creates: [{ name: "gnutls_psk_allocate_server_credentials", outParam: 0 }], releases: ["gnutls_psk_free_server_credentials"] },
    { family: "gnutls_srp_free_client_credentials", creates: [{ name: "gnutls_srp_allocate_client_credentials", outParam: 0 }], releases: ["gnutls_srp_free_client_credentials"] },
    { family: "gnutls_srp_free_server_credentials", creates: [{ name: "gnutls_srp_allocate_server_credentials", outParam: 0 }], releases: ["gnutls_srp_free_server_credentials"] },
    { family: "gnutls_priority_deinit", creates: [{ name: "gnutls_priority_init", outParam: 0 }, { name: "gnutls_priority_init2", outParam: 0 }], releases: ["gnutls_priority_deinit"] },
    { family: "gnutls_dh_params_deinit", creates: [{ name: "gnutls_dh_params_init", outParam: 0 }], releases: ["gnutls_dh_params_deinit"] },
    { family: "gnutls_x509_crt_deinit", header: "gnutls/x509.h", creates: [{ name: "gnutls_x509_crt_init", outParam: 0 }], releases: ["gnutls_x509_crt_deinit"] },
    { family: "gnutls_x509_crl_deinit", header: "gnutls/x509.h", creates: [{ name: "gnutls_x509_crl_init", outParam: 0 }], releases: ["gnutls_x509_crl_deinit"] },
    { family: "gnutls_x509_crq_deinit", header: "gnutls/x509.h", creates: [{ name: "gnutls_x509_crq_init", outParam: 0 }], releases: ["gnutls_x509_crq_deinit"] },
    { family: "gnutls_x509_privkey_deinit", header: "gnutls/x509.h", creates: [{ name: "gnutls_x509_privkey_init", outParam: 0 }], releases: ["gnutls_x509_privkey_deinit"] },
    { family: "gnutls_x509_trust_list_deinit", header: "gnutls/x509.h", creates: [{ name: "gnutls_x509_trust_list_init", outParam: 0 }], releases: ["gnutls_x509_trust_list_deinit"] },
    { family: "gnutls_privkey_deinit", header: "gnutls/abstract.h", creates: [{ name: "gnutls_privkey_init", outParam: 0 }], releases: ["gnutls_privkey_deinit"] },
    { family: "gnutls_pubkey_deinit", header: "gnutls/abstract.h", creates: [{ name: "gnutls_pubkey_init", outParam: 0 }], releases: ["gnutls_pubkey_deinit"] },
    { family: "gnutls_pkcs12_deinit", header: "gnutls/pkcs12.h", creates: [{ name: "gnutls_pkcs12_init", outParam: 0 }], releases: ["gnutls_pkcs12_deinit"] },
    { family: "gnutls_pkcs7_deinit", header: "gnutls/pkcs7.h", creates: [{ name: "gnutls_pkcs7_init", outParam: 0 }], releases: ["gnutls_pkcs7_deinit"] },
    { family: "gnutls_ocsp_req_deinit", header: "gnutls/ocsp.h", creates: [{ name: "gnutls_ocsp_req_init", outParam: 0 }], releases: ["gnutls_ocsp_req_deinit"] },
    { family: "gnutls_ocsp_resp_deinit", header: "gnutls/ocsp.h", creates: [{ name: "gnutls_ocsp_resp_init", outParam: 0 }], releases: ["gnutls_ocsp_resp_deinit"] },
    { family: "gnutls_hash_deinit", header: "gnutls/crypto.h", creates: [{ name: "gnutls_hash_init", outParam: 0 }], releases: ["gnutls_hash_deinit"] },
    { family: "gnutls_hmac_deinit", header: "gnutls/crypto.h", creates: [{ name: "gnutls_hmac_init", outParam: 0 }], releases: ["gnutls_hmac_deinit"] },
    { family: "gnutls_cipher_deinit", header: "gnutls/crypto.h", creates: [{ name: "gnutls_cipher_init", outParam: 0 }], releases: ["gnutls_cipher_deinit"] },
    { family: "gnutls_aead_cipher_deinit", header: "gnutls/crypto.h", creates: [{ name: "gnutls_aead_cipher_init", outParam: 0 }], releases: ["gnutls_aead_cipher_deinit"] },
  ],
};

export const libgcryptTable: LibraryTable = {
  library: "libgcrypt",
  header: "gcrypt.h",
  source: "https://www.gnupg.org/documentation/manuals/gcrypt/",
  families: [
    { family: "gcry_cipher_close", creates: [{ name: "gcry_cipher_open", outParam: 0 }], releases: ["gcry_cipher_close"] },
    { family: "gcry_md_close", creates: [{ name: "gcry_md_open", outParam: 0 }, { name: "gcry_md_copy", outParam: 0 }], releases: ["gcry_md_close"] },
    { family: "gcry_mac_close", creates: [{ name: "gcry_mac_open", outParam: 0 }], releases: ["gcry_mac_close"] },
    { family: "gcry_mpi_release", creates: ["gcry_mpi_new", "gcry_mpi_snew", "gcry_mpi_copy", { name: "gcry_mpi_scan", outParam: 0 }], releases: ["gcry_mpi_release"] },
    { family: "gcry_sexp_release", creates: [{ name: "gcry_sexp_new", outParam: 0 }, { name: "gcry_sexp_create", outParam: 0 }, { name: "gcry_sexp_sscan", outParam: 0 }, { name: "gcry_sexp_build", outParam: 0 }, { name: "gcry_pk_genkey", outParam: 0 }, { name: "gcry_pk_encrypt", outParam: 0 }, { name: "gcry_pk_decrypt", outParam: 0 }, { name: "gcry_pk_sign", outParam: 0 }, "gcry_sexp_find_token", "gcry_sexp_nth", "gcry_sexp_car", "gcry_sexp_cdr"], releases: ["gcry_sexp_release"] },
    { family: "gcry_free", creates: ["gcry_malloc", "gcry_calloc", "gcry_malloc_secure", "gcry_calloc_secure", "gcry_xmalloc", "gcry_xcalloc", "gcry_strdup", "gcry_xstrdup", "gcry_random_bytes", "gcry_random_bytes_secure"], releases: ["gcry_free"] },
    { family: "gcry_ctx_release", creates: [{ name: "gcry_mpi_ec_new", outParam: 0 }], releases: ["gcry_ctx_release"] },
  ],
};

export const gpgmeTable: LibraryTable = {
  library: "GPGME",
  header: "gpgme.h",
  source: "https://www.gnupg.org/documentation/manuals/gpgme/",
  families: [
    { family: "gpgme_release", creates: [{ name: "gpgme_new", outParam: 0 }], releases: ["gpgme_release"] },
    { family: "gpgme_data_release", creates: [{ name: "gpgme_data_new", outParam: 0 }, { name: "gpgme_data_new_from_mem", outParam: 0 }, { name: "gpgme_data_new_from_file", outParam: 0 }, { name: "gpgme_data_new_from_fd", outParam: 0 }, { name: "gpgme_data_new_from_stream", outParam: 0 }, { name: "gpgme_data_new_from_cbs", outParam: 0 }], releases: ["gpgme_data_release"] },
    { family: "gpgme_key_unref", creates: [{ name: "gpgme_get_key", outParam: 2 }, { name: "gpgme_op_keylist_next", outParam: 1 }], releases: ["gpgme_key_unref", "gpgme_key_release"], retains: ["gpgme_key_ref"] },
    { family: "gpgme_free", creates: ["gpgme_pubkey_algo_string"], releases: ["gpgme_free"] },
  ],
  rows: [{ name: "gpgme_data_release_and_get_mem", releases: { param: 0, family: "gpgme_data_release" }, creates: { family: "gpgme_free" } }],
};

export const nssTable: LibraryTable = {
  library: "NSS",
  header: "nss.h",
  source: "https://firefox-source-docs.mozilla.org/security/nss/",
  families: [
    { family: "CERT_DestroyCertificate", header: "cert.h", creates: ["PK11_FindCertFromNickname", "CERT_FindCertByNickname", "CERT_NewTempCertificate", "CERT_DupCertificate", "CERT_DecodeCertFromPackage", "SSL_PeerCertificate"], releases: ["CERT_DestroyCertificate"] },
    { family: "CERT_DestroyCertList", header: "cert.h", creates: ["CERT_NewCertList", "PK11_ListCerts"], releases: ["CERT_DestroyCertList"] },
    { family: "SECKEY_DestroyPrivateKey", header: "keyhi.h", creates: ["PK11_FindKeyByAnyCert", "PK11_FindPrivateKeyFromCert", "SECKEY_CopyPrivateKey"], releases: ["SECKEY_DestroyPrivateKey"] },
    { family: "SECKEY_DestroyPublicKey", header: "keyhi.h", creates: ["CERT_ExtractPublicKey", "SECKEY_CopyPublicKey", "SECKEY_ConvertToPublicKey"], releases: ["SECKEY_DestroyPublicKey"] },
    { family: "PK11_FreeSlot", header: "pk11pub.h", creates: ["PK11_GetInternalSlot", "PK11_GetInternalKeySlot", "PK11_FindSlotByName", "PK11_GetBestSlot"], releases: ["PK11_FreeSlot"], retains: [{ name: "PK11_ReferenceSlot", returns: true }] },
    { family: "PK11_FreeSymKey", header: "pk11pub.h", creates: ["PK11_KeyGen", "PK11_ImportSymKey", "PK11_Derive"], releases: ["PK11_FreeSymKey"], retains: [{ name: "PK11_ReferenceSymKey", returns: true }] },
    { family: "PK11_DestroyContext", header: "pk11pub.h", creates: ["PK11_CreateDigestContext", "PK11_CreateContextBySymKey"], releases: ["PK11_DestroyContext"] },
  ],
};

export const libsodiumTable: LibraryTable = {
  library: "libsodium",
  header: "sodium.h",
  source: "https://doc.libsodium.org/memory_management",
  families: [{ family: "sodium_free", creates: ["sodium_malloc", "sodium_allocarray"], releases: ["sodium_free"] }],
};
