// JNI: what a program calls its plain wrappers of the function table, with the environment as their first parameter.
// Local references go when the native method returns and are not followed. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { alike, releasing } from "../../../tableEntries.ts";

export const jni: LibraryTable = {
  library: "JNI",
  header: "jni.h",
  source: "https://docs.oracle.com/en/java/javase/21/docs/specs/jni/functions.html",
  families: [
    { family: "DeleteGlobalRef", creates: ["NewGlobalRef"], releases: releasing(1, "DeleteGlobalRef") },
    { family: "DeleteWeakGlobalRef", creates: ["NewWeakGlobalRef"], releases: releasing(1, "DeleteWeakGlobalRef") },
    { family: "ReleaseStringUTFChars", creates: ["GetStringUTFChars"], releases: releasing(2, "ReleaseStringUTFChars") },
    { family: "ReleaseStringChars", creates: ["GetStringChars"], releases: releasing(2, "ReleaseStringChars") },
    { family: "ReleaseStringCritical", creates: ["GetStringCritical"], releases: releasing(2, "ReleaseStringCritical") },
    { family: "ReleasePrimitiveArrayCritical", creates: ["GetPrimitiveArrayCritical"], releases: releasing(2, "ReleasePrimitiveArrayCritical") },
    ...alike(["Boolean", "Byte", "Char", "Short", "Int", "Long", "Float", "Double"], { family: "Release*ArrayElements", creates: ["Get*ArrayElements"], releases: releasing(2, "Release*ArrayElements") }),
  ],
  rows: [{ name: "GetDirectBufferAddress", returnsBorrowed: 1 }],
};
