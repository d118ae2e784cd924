// Security framework: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const appleSecurityTable: LibraryTable = {
  library: "Security framework",
  header: "Security/Security.h",
  source: "https://developer.apple.com/documentation/security",
  families: [
    {
      family: "CFRelease",
      creates: [
        { name: "SecItemCopyMatching", outParam: 1 }, { name: "SecItemAdd", outParam: 1 }, { name: "SecItemExport", outParam: 4 },
        { name: "SecItemImport", outParam: 7 }, { name: "SecPKCS12Import", outParam: 2 }, "SecCopyErrorMessageString",
        "SecKeyCreateRandomKey", "SecKeyCreateWithData", "SecKeyCopyPublicKey", "SecKeyCopyExternalRepresentation",
        "SecKeyCopyAttributes", "SecKeyCreateSignature", "SecKeyCreateEncryptedData", "SecKeyCreateDecryptedData",
        "SecKeyCopyKeyExchangeResult", "SecCertificateCreateWithData", "SecCertificateCopyData", "SecCertificateCopySubjectSummary",
        { name: "SecCertificateCopyCommonName", outParam: 1 }, "SecCertificateCopyKey", "SecCertificateCopySerialNumberData",
        "SecCertificateCopyNormalizedIssuerSequence", "SecCertificateCopyNormalizedSubjectSequence",
        { name: "SecIdentityCopyCertificate", outParam: 1 }, { name: "SecIdentityCopyPrivateKey", outParam: 1 },
        { name: "SecIdentityCreateWithCertificate", outParam: 2 }, { name: "SecTrustCreateWithCertificates", outParam: 2 },
        "SecTrustCopyCertificateChain", "SecTrustCopyKey", { name: "SecTrustCopyAnchorCertificates", outParam: 0 },
        "SecTrustCopyExceptions", { name: "SecTrustSettingsCopyCertificates", outParam: 1 },
        { name: "SecTrustSettingsCopyTrustSettings", outParam: 2 }, "SecPolicyCreateSSL", "SecPolicyCreateBasicX509",
        "SecPolicyCreateRevocation", "SecPolicyCreateWithProperties", "SecPolicyCopyProperties", "SecAccessControlCreateWithFlags",
        { name: "SecKeychainCopyDefault", outParam: 0 }, { name: "SecKeychainOpen", outParam: 1 },
        { name: "SecKeychainCreate", outParam: 5 }, { name: "SecKeychainCopySearchList", outParam: 0 },
        { name: "SecKeychainItemCopyKeychain", outParam: 1 }, { name: "SecAccessCreate", outParam: 2 },
        { name: "SecTrustedApplicationCreateFromPath", outParam: 1 }, { name: "SecCodeCopySelf", outParam: 1 },
        { name: "SecCodeCopyStaticCode", outParam: 2 }, { name: "SecStaticCodeCreateWithPath", outParam: 2 },
        { name: "SecCodeCopySigningInformation", outParam: 2 }, { name: "SecRequirementCreateWithString", outParam: 2 },
        "SecTaskCreateFromSelf", "SecTaskCopyValueForEntitlement",
      ],
      releases: [],
      lends: [{ name: "SecTrustGetCertificateAtIndex", owner: 0 }],
    },
    {
      family: "SecKeychainItemFreeContent",
      creates: [{ name: "SecKeychainFindGenericPassword", outParam: 6 }, { name: "SecKeychainFindInternetPassword", outParam: 14 }],
      releases: [{ name: "SecKeychainItemFreeContent", param: 1 }],
    },
    {
      family: "AuthorizationFree",
      creates: [{ name: "AuthorizationCreate", outParam: 3 }],
      releases: ["AuthorizationFree"],
    },
  ],
};
