// Errors that a library stores for the calling thread: who hands them out, who clears them, and whose failures they
// are. A goroutine that fetches one in a second cgo call may be on another thread by then. Data only. Does not hold:
// errors of a handle, context or connection (`sqlite3_errmsg`, `PQerrorMessage`), which move along with the handle,
// and errors of the whole process (`alGetError`, `vips_error_buffer`), which no thread helps.
import type { ApiModel } from "../apiModel.ts";
import type { ErrorSource } from "../threadErrorTable.ts";

/** What no error is asked about afterwards: cgo's own helpers and functions of libc that only look or give back. */
export const neverFails: ReadonlySet<string> = new Set([
  "CString", "CBytes", "GoString", "GoStringN", "GoBytes", "free", "strlen", "strnlen", "strerror", "memcpy", "memset", "memmove", "memcmp", "strcmp", "strncmp",
]);

/** Getters without arguments that tell the error themselves: a call whose result nobody takes is no mere reset. */
export const tellsByItself: ReadonlySet<string> = new Set(["C.PyErr_Print"]);

/** Macros and functions of C that stand for `errno`. */
export const errnoNames: ReadonlySet<string> = new Set(["errno", "h_errno"]);

const winapi = "https://learn.microsoft.com/windows/win32/api/";

const openssl = [
  "SSL_*", "EVP_*", "BIO_*", "X509_*", "X509V3_*", "PEM_*", "RSA_*", "DSA_*", "DH_*", "EC_*", "ECDSA_*", "ECDH_*", "BN_*", "ASN1_*", "d2i_*", "i2d_*", "PKCS5_*", "PKCS7_*", "PKCS8_*",
  "PKCS12_*", "CMS_*", "OCSP_*", "ENGINE_*", "CONF_*", "NCONF_*", "RAND_*", "HMAC*", "CMAC_*", "OSSL_*", "OPENSSL_*", "CRYPTO_*", "FIPS_mode*", "SMIME_*", "TS_*", "DTLS_*", "TLS_*",
  "SHA1*", "SHA256*", "SHA384*", "SHA512*", "MD5*", "AES_*", "GENERAL_NAME*", "CT_*", "SCT_*",
];

export const threadErrorSources: readonly ErrorSource[] = [
  // libc and the systems.
  { group: "errno", header: "errno.h", source: "https://man7.org/linux/man-pages/man3/errno.3.html", getters: ["__errno_location", "__error", "___errno", "__errno", "_errno", "_get_errno"], clears: ["_set_errno"], reports: ["*"] },
  { group: "dlerror", header: "dlfcn.h", source: "https://man7.org/linux/man-pages/man3/dlerror.3.html", getters: ["dlerror"], reports: ["dlopen", "dlsym", "dlclose", "dlmopen", "dlvsym", "dlinfo", "dlfunc"] },
  { group: "GetLastError", header: "errhandlingapi.h", source: `${winapi}errhandlingapi/nf-errhandlingapi-getlasterror`, getters: ["GetLastError"], clears: ["SetLastError"], reports: ["*"] },
  { group: "WSAGetLastError", header: "winsock2.h", source: `${winapi}winsock/nf-winsock-wsagetlasterror`, getters: ["WSAGetLastError"], clears: ["WSASetLastError"], reports: ["*"] },

  // Cryptography.
  {
    group: "OpenSSL error queue", header: "openssl/err.h", source: "https://docs.openssl.org/master/man3/ERR_get_error/",
    getters: [
      "ERR_get_error", "ERR_peek_error", "ERR_peek_last_error", "ERR_get_error_line", "ERR_peek_error_line", "ERR_peek_last_error_line", "ERR_get_error_line_data", "ERR_peek_error_line_data",
      "ERR_peek_last_error_line_data", "ERR_get_error_all", "ERR_peek_error_all", "ERR_peek_last_error_all", "ERR_print_errors", "ERR_print_errors_fp", "ERR_print_errors_cb", "SSL_get_error",
    ],
    clears: ["ERR_clear_error"], reports: openssl,
  },
  { group: "wolfSSL error queue", header: "wolfssl/ssl.h", source: "https://www.wolfssl.com/documentation/manuals/wolfssl/group__Debug.html", getters: ["wolfSSL_ERR_get_error", "wolfSSL_ERR_peek_error", "wolfSSL_ERR_peek_last_error"], clears: ["wolfSSL_ERR_clear_error"], reports: ["wolfSSL_*", "wc_*"] },
  { group: "NSPR error", header: "prerror.h", source: "https://firefox-source-docs.mozilla.org/nspr/reference/pr_geterror.html", getters: ["PR_GetError", "PORT_GetError", "PR_GetOSError"], clears: ["PR_SetError", "PORT_SetError"], reports: ["PR_*", "PK11_*", "NSS_*", "CERT_*", "SEC_*", "SECMOD_*", "SECKEY_*", "SSL_*"] },
  { group: "Botan error", header: "botan/ffi.h", source: "https://botan.randombit.net/handbook/api_ref/ffi.html", getters: ["botan_error_last_exception_message"], reports: ["botan_*"] },

  // Libraries that keep a last error for each thread.
  { group: "libgit2 error", header: "git2/errors.h", source: "https://libgit2.org/docs/guides/error-handling/", getters: ["git_error_last", "giterr_last"], clears: ["git_error_clear", "giterr_clear", "git_error_set_str", "giterr_set_str", "git_error_set_oom", "giterr_set_oom"], reports: ["git_*"] },
  { group: "libvirt error", header: "libvirt/virterror.h", source: "https://libvirt.org/errors.html", getters: ["virGetLastError", "virGetLastErrorMessage", "virGetLastErrorCode", "virGetLastErrorDomain", "virSaveLastError", "virCopyLastError"], clears: ["virResetLastError", "virSetError", "virFreeError", "virResetError"], reports: ["vir*"] },
  { group: "libxml2 error", header: "libxml/xmlerror.h", source: "https://gnome.pages.gitlab.gnome.org/libxml2/html/xmlerror_8h.html", getters: ["xmlGetLastError"], clears: ["xmlResetLastError", "xmlResetError"], reports: ["xml*", "html*", "xslt*", "exslt*"] },
  { group: "CPL error", header: "cpl_error.h", source: "https://gdal.org/en/stable/api/cpl.html", getters: ["CPLGetLastErrorMsg", "CPLGetLastErrorNo", "CPLGetLastErrorType"], clears: ["CPLErrorReset"], reports: ["GDAL*", "OGR*", "OSR*", "OCT*", "CPL*", "VSI*"] },
  { group: "HDF5 error stack", header: "hdf5.h", source: "https://support.hdfgroup.org/documentation/hdf5/latest/group___h5_e.html", getters: ["H5Ewalk1", "H5Ewalk2", "H5Eget_num", "H5Eprint1", "H5Eprint2", "H5Eget_current_stack"], clears: ["H5Eclear1", "H5Eclear2"], reports: ["H5*"] },
  { group: "librdkafka error", header: "librdkafka/rdkafka.h", source: "https://docs.confluent.io/platform/current/clients/librdkafka/html/rdkafka_8h.html", getters: ["rd_kafka_last_error"], reports: ["rd_kafka_*"] },
  { group: "ZeroMQ errno", header: "zmq.h", source: "https://libzmq.readthedocs.io/en/latest/zmq_errno.html", getters: ["zmq_errno"], reports: ["zmq_*", "zsock_*", "zstr_*", "zframe_*", "zmsg_*"] },
  { group: "nanomsg errno", header: "nanomsg/nn.h", source: "https://nanomsg.org/v1.1.5/nn_errno.html", getters: ["nn_errno"], reports: ["nn_*"] },
  { group: "CUPS error", header: "cups/cups.h", source: "https://openprinting.github.io/cups/doc/cupspm.html", getters: ["cupsLastError", "cupsLastErrorString", "cupsGetError", "cupsGetErrorString"], reports: ["cups*", "ipp*", "http*"] },
  { group: "ODPI-C error", header: "dpi.h", source: "https://odpi-c.readthedocs.io/en/latest/functions/dpiContext.html", getters: ["dpiContext_getError"], reports: ["dpi*"] },
  { group: "libelf error", header: "libelf.h", source: "https://sourceware.org/git/?p=elfutils.git;a=blob;f=libelf/libelf.h", getters: ["elf_errno", "elf_errmsg"], reports: ["elf_*", "elf32_*", "elf64_*", "gelf_*"] },
  { group: "libdw error", header: "elfutils/libdw.h", source: "https://sourceware.org/git/?p=elfutils.git;a=blob;f=libdw/libdw.h", getters: ["dwarf_errno", "dwarf_errmsg", "dwfl_errno", "dwfl_errmsg"], reports: ["dwarf_*", "dwfl_*"] },
  { group: "PMDK error", header: "libpmem.h", source: "https://pmem.io/pmdk/manpages/linux/master/libpmem/libpmem.7/", getters: ["pmem_errormsg", "pmemobj_errormsg", "pmemblk_errormsg", "pmemlog_errormsg", "pmempool_errormsg"], reports: ["pmem*"] },
  { group: "PhysicsFS error", header: "physfs.h", source: "https://icculus.org/physfs/docs/html/physfs_8h.html", getters: ["PHYSFS_getLastErrorCode", "PHYSFS_getLastError"], clears: ["PHYSFS_setErrorCode"], reports: ["PHYSFS_*"] },
  { group: "BASS error", header: "bass.h", source: "https://www.un4seen.com/doc/bass/BASS_ErrorGetCode.html", getters: ["BASS_ErrorGetCode"], reports: ["BASS_*"] },
  { group: "clingo error", header: "clingo.h", source: "https://potassco.org/clingo/c-api/current/group__ErrorHandling.html", getters: ["clingo_error_code", "clingo_error_message"], clears: ["clingo_set_error"], reports: ["clingo_*"] },
  { group: "MXNet error", header: "mxnet/c_api.h", source: "https://mxnet.apache.org/versions/1.9.1/api/cpp", getters: ["MXGetLastError", "MXPredGetLastError"], reports: ["MX*"] },
  { group: "XGBoost error", header: "xgboost/c_api.h", source: "https://xgboost.readthedocs.io/en/stable/dev/group__Library.html", getters: ["XGBGetLastError"], reports: ["XG*"] },
  { group: "LightGBM error", header: "LightGBM/c_api.h", source: "https://lightgbm.readthedocs.io/en/stable/C-API.html", getters: ["LGBM_GetLastError"], clears: ["LGBM_SetLastError"], reports: ["LGBM_*"] },
  { group: "TVM error", header: "tvm/runtime/c_runtime_api.h", source: "https://tvm.apache.org/docs/reference/api/doxygen/c__runtime__api_8h.html", getters: ["TVMGetLastError"], clears: ["TVMAPISetLastError"], reports: ["TVM*"] },
  { group: "Faiss error", header: "faiss/c_api/error_c.h", source: "https://github.com/facebookresearch/faiss/blob/main/c_api/error_c.h", getters: ["faiss_get_last_error"], reports: ["faiss_*"] },
  { group: "Realm error", header: "realm.h", source: "https://github.com/realm/realm-core/blob/master/src/realm.h", getters: ["realm_get_last_error"], clears: ["realm_clear_last_error"], reports: ["realm_*"] },
  { group: "Wasmer error", header: "wasmer.h", source: "https://github.com/wasmerio/wasmer/blob/main/lib/c-api/src/error.rs", getters: ["wasmer_last_error_length", "wasmer_last_error_message"], reports: ["wasmer_*", "wasm_*"] },

  // Libraries whose callers have to stay on one thread for other reasons too.
  { group: "SDL error", header: "SDL_error.h", source: "https://wiki.libsdl.org/SDL3/SDL_GetError", getters: ["SDL_GetError", "SDL_GetErrorMsg", "IMG_GetError", "TTF_GetError", "Mix_GetError", "SDLNet_GetError"], clears: ["SDL_ClearError", "SDL_SetError"], reports: ["SDL_*", "IMG_*", "TTF_*", "Mix_*", "SDLNet_*"], pinned: true },
  { group: "GLFW error", header: "GLFW/glfw3.h", source: "https://www.glfw.org/docs/latest/group__init.html", getters: ["glfwGetError"], reports: ["glfw*"], pinned: true },
  { group: "EGL error", header: "EGL/egl.h", source: "https://registry.khronos.org/EGL/sdk/docs/man/html/eglGetError.xhtml", getters: ["eglGetError"], reports: ["egl*"], pinned: true },
  { group: "Allegro errno", header: "allegro5/allegro.h", source: "https://liballeg.org/a5docs/trunk/system.html", getters: ["al_get_errno"], clears: ["al_set_errno"], reports: ["al_*"], pinned: true },
  { group: "CUDA error", header: "cuda_runtime_api.h", source: "https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__ERROR.html", getters: ["cudaGetLastError", "cudaPeekAtLastError"], reports: ["*"], pinned: true },
  { group: "HIP error", header: "hip/hip_runtime_api.h", source: "https://rocm.docs.amd.com/projects/HIP/en/latest/", getters: ["hipGetLastError", "hipPeekAtLastError", "hipExtGetLastError"], reports: ["*"], pinned: true },
  { group: "Python error", header: "Python.h", source: "https://docs.python.org/3/c-api/exceptions.html", getters: ["PyErr_Occurred", "PyErr_Fetch", "PyErr_GetRaisedException", "PyErr_Print", "PyErr_PrintEx", "PyErr_ExceptionMatches"], clears: ["PyErr_Clear", "PyErr_Restore", "PyErr_SetString"], reports: ["Py*", "_Py*"], pinned: true },
  {
    group: "JNI exception", header: "jni.h", source: "https://docs.oracle.com/en/java/javase/21/docs/specs/jni/design.html", getters: ["ExceptionCheck", "ExceptionOccurred", "ExceptionDescribe"], clears: ["ExceptionClear"],
    reports: ["FindClass", "GetMethodID", "GetStaticMethodID", "GetFieldID", "GetStaticFieldID", "NewObject*", "NewString*", "NewGlobalRef", "New*Array", "Call*", "GetObjectClass", "Throw*"], pinned: true,
  },
];

/** Windows' last error, asked for by Go. */
export const goErrorModels: readonly ApiModel[] = [
  { name: "golang.org/x/sys/windows.GetLastError", alsoKnownAs: ["syscall.GetLastError"], thread: { group: "GetLastError", role: "error", reports: ["C.*"] }, source: "https://pkg.go.dev/golang.org/x/sys/windows#GetLastError" },
];
