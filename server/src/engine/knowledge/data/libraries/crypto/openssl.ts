// OpenSSL 1.1 and 3, and BoringSSL where it agrees: digests, ciphers, big numbers, BIOs, and memory. Keys stand in
// opensslKeys.ts, certificates and TLS in opensslX509.ts. get0 lends, get1 creates, up_ref retains, set0/add0 takes
// when the call succeeds. Functions that fill `*x` when it is NULL and reuse it otherwise create only for a nil
// argument here. Providers are left out: programs load them for good. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";

export const opensslTable: LibraryTable = {
  library: "OpenSSL",
  header: "openssl/evp.h",
  source: "https://docs.openssl.org/master/man3/",
  families: [
    {
      family: "OPENSSL_free", header: "openssl/crypto.h", source: "https://docs.openssl.org/master/man3/OPENSSL_malloc/",
      creates: [
        "OPENSSL_malloc", "OPENSSL_zalloc", "OPENSSL_strdup", "OPENSSL_strndup", "OPENSSL_memdup", "CRYPTO_malloc", "CRYPTO_zalloc", "CRYPTO_strdup", "CRYPTO_strndup", "CRYPTO_memdup",
        "BN_bn2hex", "BN_bn2dec", "OPENSSL_buf2hexstr", "OPENSSL_hexstr2buf", "EC_POINT_point2hex", "i2s_ASN1_INTEGER",
        { name: "ASN1_STRING_to_UTF8", outParam: 0 }, { name: "EVP_PKEY_get1_encoded_public_key", outParam: 1, success: "nonzero" }, { name: "EVP_PKEY_get1_tls_encodedpoint", outParam: 1, success: "nonzero" },
        { name: "EC_KEY_key2buf", outParam: 2, success: "nonzero" }, { name: "EC_KEY_priv2buf", outParam: 1, success: "nonzero" }, { name: "EC_POINT_point2buf", outParam: 3, success: "nonzero" },
      ],
      releases: ["OPENSSL_free", "OPENSSL_clear_free", "CRYPTO_free", "CRYPTO_clear_free"],
    },
    {
      family: "OPENSSL_secure_free", header: "openssl/crypto.h", source: "https://docs.openssl.org/master/man3/OPENSSL_secure_malloc/",
      creates: ["OPENSSL_secure_malloc", "OPENSSL_secure_zalloc", "CRYPTO_secure_malloc", "CRYPTO_secure_zalloc"],
      releases: ["OPENSSL_secure_free", "OPENSSL_secure_clear_free", "CRYPTO_secure_free", "CRYPTO_secure_clear_free"],
    },
    { family: "EVP_MD_CTX_free", source: "https://docs.openssl.org/master/man3/EVP_DigestInit/", creates: ["EVP_MD_CTX_new", "EVP_MD_CTX_create", "EVP_MD_CTX_dup"], releases: ["EVP_MD_CTX_free", "EVP_MD_CTX_destroy"] },
    {
      family: "EVP_MD_free", source: "https://docs.openssl.org/master/man3/EVP_DigestInit/", creates: ["EVP_MD_fetch", "EVP_MD_CTX_get1_md"], releases: ["EVP_MD_free"], retains: ["EVP_MD_up_ref"],
      lends: ["EVP_get_digestbyname", "EVP_md5", "EVP_sha1", "EVP_sha224", "EVP_sha256", "EVP_sha384", "EVP_sha512", { name: "EVP_MD_CTX_get0_md", owner: 0 }],
    },
    { family: "EVP_CIPHER_CTX_free", source: "https://docs.openssl.org/master/man3/EVP_EncryptInit/", creates: ["EVP_CIPHER_CTX_new", "EVP_CIPHER_CTX_dup"], releases: ["EVP_CIPHER_CTX_free"] },
    {
      family: "EVP_CIPHER_free", source: "https://docs.openssl.org/master/man3/EVP_EncryptInit/", creates: ["EVP_CIPHER_fetch", "EVP_CIPHER_CTX_get1_cipher"], releases: ["EVP_CIPHER_free"], retains: ["EVP_CIPHER_up_ref"],
      lends: ["EVP_get_cipherbyname", { name: "EVP_CIPHER_CTX_get0_cipher", owner: 0 }],
    },
    { family: "EVP_ENCODE_CTX_free", source: "https://docs.openssl.org/master/man3/EVP_EncodeInit/", creates: ["EVP_ENCODE_CTX_new"], releases: ["EVP_ENCODE_CTX_free"] },
    { family: "EVP_MAC_free", source: "https://docs.openssl.org/master/man3/EVP_MAC/", creates: ["EVP_MAC_fetch"], releases: ["EVP_MAC_free"], retains: ["EVP_MAC_up_ref"], lends: [{ name: "EVP_MAC_CTX_get0_mac", owner: 0 }] },
    { family: "EVP_MAC_CTX_free", source: "https://docs.openssl.org/master/man3/EVP_MAC/", creates: ["EVP_MAC_CTX_new", "EVP_MAC_CTX_dup"], releases: ["EVP_MAC_CTX_free"] },
    { family: "EVP_KDF_free", header: "openssl/kdf.h", source: "https://docs.openssl.org/master/man3/EVP_KDF/", creates: ["EVP_KDF_fetch"], releases: ["EVP_KDF_free"], retains: ["EVP_KDF_up_ref"] },
    { family: "EVP_KDF_CTX_free", header: "openssl/kdf.h", source: "https://docs.openssl.org/master/man3/EVP_KDF/", creates: ["EVP_KDF_CTX_new", "EVP_KDF_CTX_dup"], releases: ["EVP_KDF_CTX_free"] },
    { family: "EVP_RAND_free", source: "https://docs.openssl.org/master/man3/EVP_RAND/", creates: ["EVP_RAND_fetch"], releases: ["EVP_RAND_free"], retains: ["EVP_RAND_up_ref"] },
    { family: "EVP_RAND_CTX_free", source: "https://docs.openssl.org/master/man3/EVP_RAND/", creates: ["EVP_RAND_CTX_new"], releases: ["EVP_RAND_CTX_free"] },
    { family: "EVP_KEM_free", source: "https://docs.openssl.org/master/man3/EVP_KEM_free/", creates: ["EVP_KEM_fetch"], releases: ["EVP_KEM_free"], retains: ["EVP_KEM_up_ref"] },
    { family: "EVP_SIGNATURE_free", source: "https://docs.openssl.org/master/man3/EVP_SIGNATURE/", creates: ["EVP_SIGNATURE_fetch"], releases: ["EVP_SIGNATURE_free"], retains: ["EVP_SIGNATURE_up_ref"] },
    { family: "EVP_KEYEXCH_free", source: "https://docs.openssl.org/master/man3/EVP_KEYEXCH_free/", creates: ["EVP_KEYEXCH_fetch"], releases: ["EVP_KEYEXCH_free"], retains: ["EVP_KEYEXCH_up_ref"] },
    { family: "EVP_KEYMGMT_free", source: "https://docs.openssl.org/master/man3/EVP_KEYMGMT/", creates: ["EVP_KEYMGMT_fetch"], releases: ["EVP_KEYMGMT_free"], retains: ["EVP_KEYMGMT_up_ref"] },
    { family: "EVP_ASYM_CIPHER_free", source: "https://docs.openssl.org/master/man3/EVP_ASYM_CIPHER_free/", creates: ["EVP_ASYM_CIPHER_fetch"], releases: ["EVP_ASYM_CIPHER_free"], retains: ["EVP_ASYM_CIPHER_up_ref"] },
    { family: "HMAC_CTX_free", header: "openssl/hmac.h", source: "https://docs.openssl.org/master/man3/HMAC/", creates: ["HMAC_CTX_new"], releases: ["HMAC_CTX_free"] },
    { family: "CMAC_CTX_free", header: "openssl/cmac.h", creates: ["CMAC_CTX_new"], releases: ["CMAC_CTX_free"] },
    {
      family: "OSSL_PARAM_free", header: "openssl/params.h", source: "https://docs.openssl.org/master/man3/OSSL_PARAM_dup/",
      creates: ["OSSL_PARAM_BLD_to_param", "OSSL_PARAM_dup", "OSSL_PARAM_merge", { name: "EVP_PKEY_todata", outParam: 2 }], releases: ["OSSL_PARAM_free"],
    },
    { family: "OSSL_PARAM_BLD_free", header: "openssl/param_build.h", source: "https://docs.openssl.org/master/man3/OSSL_PARAM_BLD/", creates: ["OSSL_PARAM_BLD_new"], releases: ["OSSL_PARAM_BLD_free"] },
    { family: "OSSL_LIB_CTX_free", header: "openssl/crypto.h", source: "https://docs.openssl.org/master/man3/OSSL_LIB_CTX/", creates: ["OSSL_LIB_CTX_new", "OSSL_LIB_CTX_new_from_dispatch", "OSSL_LIB_CTX_new_child"], releases: ["OSSL_LIB_CTX_free"] },
    { family: "OSSL_DECODER_CTX_free", header: "openssl/decoder.h", source: "https://docs.openssl.org/master/man3/OSSL_DECODER_CTX/", creates: ["OSSL_DECODER_CTX_new", "OSSL_DECODER_CTX_new_for_pkey"], releases: ["OSSL_DECODER_CTX_free"] },
    { family: "OSSL_ENCODER_CTX_free", header: "openssl/encoder.h", source: "https://docs.openssl.org/master/man3/OSSL_ENCODER_CTX/", creates: ["OSSL_ENCODER_CTX_new", "OSSL_ENCODER_CTX_new_for_pkey"], releases: ["OSSL_ENCODER_CTX_free"] },
    {
      family: "BIO_free", header: "openssl/bio.h", source: "https://docs.openssl.org/master/man3/BIO_new/",
      creates: [
        "BIO_new", "BIO_new_ex", "BIO_new_file", "BIO_new_fp", "BIO_new_fd", "BIO_new_socket", "BIO_new_dgram", "BIO_new_connect", "BIO_new_accept", "BIO_new_ssl", "BIO_new_ssl_connect", "BIO_new_buffer_ssl_connect",
        { name: "BIO_new_mem_buf", params: ["keeps", "borrows"] },
      ],
      releases: ["BIO_free", "BIO_free_all", "BIO_vfree"], retains: ["BIO_up_ref"], lends: [{ name: "BIO_next", owner: 0 }, { name: "BIO_find_type", owner: 0 }, { name: "SSL_get_rbio", owner: 0 }, { name: "SSL_get_wbio", owner: 0 }],
    },
    { family: "BIO_meth_free", header: "openssl/bio.h", source: "https://docs.openssl.org/master/man3/BIO_meth_new/", creates: ["BIO_meth_new"], releases: ["BIO_meth_free"], lends: ["BIO_s_mem", "BIO_s_file", "BIO_s_socket", "BIO_f_base64", "BIO_f_buffer", "BIO_f_ssl", "BIO_f_md"] },
    { family: "BIO_ADDR_free", header: "openssl/bio.h", source: "https://docs.openssl.org/master/man3/BIO_ADDR/", creates: ["BIO_ADDR_new"], releases: ["BIO_ADDR_free"] },
    { family: "BIO_ADDRINFO_free", header: "openssl/bio.h", source: "https://docs.openssl.org/master/man3/BIO_ADDRINFO/", creates: [{ name: "BIO_lookup", outParam: 5 }], releases: ["BIO_ADDRINFO_free"] },
    {
      family: "BN_free", header: "openssl/bn.h", source: "https://docs.openssl.org/master/man3/BN_new/",
      creates: [
        "BN_new", "BN_secure_new", "BN_dup", { name: "BN_bin2bn", whenNil: 2 }, { name: "BN_lebin2bn", whenNil: 2 }, { name: "BN_native2bn", whenNil: 2 }, { name: "BN_mpi2bn", whenNil: 2 },
        { name: "BN_mod_inverse", whenNil: 0 }, { name: "ASN1_INTEGER_to_BN", whenNil: 1 }, { name: "EC_POINT_point2bn", whenNil: 3 },
      ],
      releases: ["BN_free", "BN_clear_free"], lends: ["BN_value_one", { name: "BN_CTX_get", owner: 0 }],
    },
    { family: "BN_CTX_free", header: "openssl/bn.h", source: "https://docs.openssl.org/master/man3/BN_CTX_new/", creates: ["BN_CTX_new", "BN_CTX_secure_new"], releases: ["BN_CTX_free"] },
    { family: "BN_MONT_CTX_free", header: "openssl/bn.h", source: "https://docs.openssl.org/master/man3/BN_mod_mul_montgomery/", creates: ["BN_MONT_CTX_new"], releases: ["BN_MONT_CTX_free"] },
    { family: "BN_GENCB_free", header: "openssl/bn.h", source: "https://docs.openssl.org/master/man3/BN_generate_prime/", creates: ["BN_GENCB_new"], releases: ["BN_GENCB_free"] },
    { family: "BUF_MEM_free", header: "openssl/buffer.h", source: "https://docs.openssl.org/master/man3/BUF_MEM_new/", creates: ["BUF_MEM_new"], releases: ["BUF_MEM_free"] },
    { family: "NCONF_free", header: "openssl/conf.h", source: "https://docs.openssl.org/master/man3/NCONF_new_ex/", creates: ["NCONF_new", "NCONF_new_ex"], releases: ["NCONF_free"] },
    { family: "UI_free", header: "openssl/ui.h", source: "https://docs.openssl.org/master/man3/UI_new/", creates: ["UI_new", "UI_new_method"], releases: ["UI_free"] },
    {
      family: "OPENSSL_sk_free", header: "openssl/stack.h", source: "https://docs.openssl.org/master/man3/DEFINE_STACK_OF/",
      creates: ["OPENSSL_sk_new", "OPENSSL_sk_new_null", "OPENSSL_sk_new_reserve", "OPENSSL_sk_dup", "OPENSSL_sk_deep_copy", "sk_X509_new", "sk_X509_new_null"],
      releases: ["OPENSSL_sk_free", "OPENSSL_sk_pop_free", "sk_X509_free", "sk_X509_pop_free"],
    },
  ],
  rows: [
    { name: "BIO_push", header: "openssl/bio.h", params: ["borrows", "takes"], returnsParam: 0 },
    { name: "OPENSSL_sk_push", header: "openssl/stack.h", params: ["borrows", "keeps"] },
    { name: "OPENSSL_sk_unshift", header: "openssl/stack.h", params: ["borrows", "keeps"] },
    { name: "OPENSSL_sk_insert", header: "openssl/stack.h", params: ["borrows", "keeps", "borrows"] },
    { name: "OPENSSL_sk_set", header: "openssl/stack.h", params: ["borrows", "borrows", "keeps"] },
    { name: "sk_X509_push", header: "openssl/x509.h", params: ["borrows", "keeps"] },
  ],
};
