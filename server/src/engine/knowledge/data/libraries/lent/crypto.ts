// What cryptographic libraries lend: get0 accessors, names, error texts. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lenders, lending } from "../../../tableEntries.ts";

export const cryptoLenders: readonly LibraryTable[] = [
  lenders(
    "OpenSSL: algorithms", "openssl/evp.h", "https://docs.openssl.org/master/man3/EVP_DigestInit/",
    lending("library", "EVP_sha512_224", "EVP_sha512_256", "EVP_sha3_224", "EVP_sha3_256", "EVP_sha3_384", "EVP_sha3_512", "EVP_shake128", "EVP_shake256", "EVP_md4", "EVP_md5_sha1", "EVP_ripemd160", "EVP_sm3", "EVP_blake2b512", "EVP_blake2s256", "EVP_md_null", "EVP_aes_128_cbc", "EVP_aes_192_cbc", "EVP_aes_256_cbc", "EVP_aes_128_ecb", "EVP_aes_192_ecb", "EVP_aes_256_ecb", "EVP_aes_128_ctr", "EVP_aes_192_ctr", "EVP_aes_256_ctr", "EVP_aes_128_gcm", "EVP_aes_192_gcm", "EVP_aes_256_gcm", "EVP_aes_128_cfb128", "EVP_aes_256_cfb128", "EVP_aes_256_xts", "EVP_chacha20_poly1305", "EVP_des_cbc", "EVP_des_ede3_cbc", "EVP_rc4", "EVP_bf_cbc", "EVP_enc_null"),
    lending(0, "EVP_MD_CTX_md", "EVP_CIPHER_CTX_cipher", "EVP_MD_get0_name", "EVP_MD_get0_description", "EVP_CIPHER_get0_name", "EVP_CIPHER_get0_description", "EVP_PKEY_get0_type_name", "EVP_PKEY_get0_description", "EVP_KDF_get0_name", "EVP_MAC_get0_name", "EVP_MD_CTX_get_pkey_ctx", "EVP_MD_CTX_pkey_ctx", "EVP_PKEY_get0_provider"),
  ),
  lenders(
    "OpenSSL: keys", "openssl/evp.h", "https://docs.openssl.org/master/man3/RSA_get0_key/",
    lending(0, "RSA_get0_p", "RSA_get0_q", "RSA_get0_dmp1", "RSA_get0_dmq1", "RSA_get0_iqmp", "DSA_get0_p", "DSA_get0_q", "DSA_get0_g", "DSA_get0_pub_key", "DSA_get0_priv_key", "DH_get0_p", "DH_get0_q", "DH_get0_g", "DH_get0_pub_key", "DH_get0_priv_key", "EC_KEY_get0_private_key", "EC_GROUP_get0_order", "EC_GROUP_get0_cofactor", "EC_GROUP_get0_seed", "EC_GROUP_get0_field", "ECDSA_SIG_get0_r", "ECDSA_SIG_get0_s"),
  ),
  lenders(
    "OpenSSL: errors and names", "openssl/err.h", "https://docs.openssl.org/master/man3/ERR_error_string/",
    lending("library", "ERR_lib_error_string", "ERR_func_error_string", "ERR_reason_error_string", "OpenSSL_version", "SSLeay_version", "OPENSSL_info", "OBJ_nid2sn", "OBJ_nid2ln", "X509_verify_cert_error_string", "SSL_CIPHER_standard_name", "OCSP_response_status_str", "OCSP_cert_status_str", "OCSP_crl_reason_str", "X509_get_default_cert_file", "X509_get_default_cert_dir", "X509_get_default_cert_file_env", "X509_get_default_cert_dir_env"),
  ),
  lenders(
    "OpenSSL: certificates", "openssl/x509.h", "https://docs.openssl.org/master/man3/X509_get0_signature/",
    lending(0, "X509_get0_extensions", "X509_get0_tbs_sigalg", "X509_NAME_ENTRY_get_object", "X509_EXTENSION_get_object", "X509_EXTENSION_get_data", "X509_CRL_get_REVOKED", "X509_CRL_get0_lastUpdate", "X509_CRL_get0_nextUpdate", "X509_REVOKED_get0_serialNumber", "X509_REVOKED_get0_revocationDate", "X509_get0_subject_key_id", "X509_get0_authority_key_id", "X509_STORE_CTX_get0_chain", "X509_STORE_CTX_get0_store", "X509_STORE_get0_objects", "X509_OBJECT_get0_X509_CRL", "X509_PUBKEY_get0", "X509_keyid_get0", "X509_alias_get0", "ASN1_STRING_data", "ASN1_STRING_get0_data", "PKCS7_get_signer_info"),
  ),
  lenders(
    "OpenSSL: connections", "openssl/ssl.h", "https://docs.openssl.org/master/man3/SSL_get_current_cipher/",
    lending("library", "TLS_method", "TLS_client_method", "TLS_server_method", "SSLv23_method", "SSLv23_client_method", "SSLv23_server_method", "TLSv1_2_method", "TLSv1_2_client_method", "TLSv1_2_server_method", "DTLS_method", "DTLS_client_method", "DTLS_server_method", "SSL_alert_type_string_long", "SSL_alert_desc_string_long", "SSL_alert_type_string", "SSL_alert_desc_string"),
    lending(0, "SSL_get_version", "SSL_get_current_cipher", "SSL_get_pending_cipher", "SSL_get_cipher_list", "SSL_CIPHER_get_name", "SSL_CIPHER_get_version", "SSL_get_servername", "SSL_state_string", "SSL_state_string_long", "SSL_get_ciphers", "SSL_CTX_get_ciphers", "SSL_get_client_ciphers", "SSL_get_peer_cert_chain", "SSL_get0_verified_chain", "SSL_get_client_CA_list", "SSL_CTX_get_client_CA_list", "SSL_get_psk_identity", "SSL_get_psk_identity_hint", "SSL_SESSION_get_id", "SSL_SESSION_get0_peer", "SSL_SESSION_get0_cipher", "SSL_SESSION_get0_hostname", "SSL_get0_peername"),
  ),
  lenders("mbed TLS", "mbedtls/ssl.h", "https://mbed-tls.readthedocs.io/projects/api/en/development/", lending("library", "mbedtls_high_level_strerr", "mbedtls_low_level_strerr", "mbedtls_ssl_get_ciphersuite_name", "mbedtls_md_info_from_type", "mbedtls_md_info_from_string", "mbedtls_cipher_info_from_type", "mbedtls_cipher_info_from_string"), lending(0, "mbedtls_ssl_get_version", "mbedtls_ssl_get_ciphersuite", "mbedtls_ssl_get_peer_cert", "mbedtls_ssl_get_alpn_protocol", "mbedtls_pk_get_name")),
  lenders("GnuTLS", "gnutls/gnutls.h", "https://www.gnutls.org/manual/html_node/API-reference.html", lending("library", "gnutls_strerror", "gnutls_strerror_name", "gnutls_check_version", "gnutls_protocol_get_name", "gnutls_cipher_get_name", "gnutls_mac_get_name", "gnutls_kx_get_name", "gnutls_alert_get_name", "gnutls_pk_algorithm_get_name", "gnutls_sign_get_name"), lending(0, "gnutls_certificate_get_peers", "gnutls_certificate_get_ours")),
  lenders("libgcrypt", "gcrypt.h", "https://www.gnupg.org/documentation/manuals/gcrypt/", lending("library", "gcry_strerror", "gcry_strsource", "gcry_check_version", "gcry_md_algo_name", "gcry_cipher_algo_name", "gcry_pk_algo_name"), lending(0, "gcry_md_read", "gcry_sexp_nth_data")),
  lenders("GPGME", "gpgme.h", "https://www.gnupg.org/documentation/manuals/gpgme/", lending("library", "gpgme_strerror", "gpgme_strsource", "gpgme_check_version", "gpgme_pubkey_algo_name", "gpgme_hash_algo_name", "gpgme_get_protocol_name", "gpgme_get_dirinfo"), lending(0, "gpgme_op_sign_result", "gpgme_op_verify_result", "gpgme_op_decrypt_result", "gpgme_op_encrypt_result", "gpgme_op_genkey_result", "gpgme_op_import_result", "gpgme_op_keylist_result", "gpgme_op_assuan_result", "gpgme_ctx_get_engine_info", "gpgme_data_get_file_name", "gpgme_get_sender")),
  lenders("libsodium", "sodium.h", "https://doc.libsodium.org/advanced", lending("library", "sodium_version_string", "crypto_pwhash_primitive", "crypto_box_primitive", "crypto_secretbox_primitive", "crypto_sign_primitive", "randombytes_implementation_name")),
];
