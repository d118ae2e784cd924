// Oracle Call Interface: handles, descriptors, statements, sessions. A handle goes with the environment it was made from,
// which is the end of the program as a rule. Descriptors are left out: what they hold decides who frees them. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

const handles = "https://docs.oracle.com/en/database/oracle/oracle-database/19/lnoci/handle-and-descriptor-functions.html";
const connections = "https://docs.oracle.com/en/database/oracle/oracle-database/19/lnoci/connect-authorize-and-initialize-functions.html";
const statements = "https://docs.oracle.com/en/database/oracle/oracle-database/19/lnoci/statement-functions.html";

export const ociTable: LibraryTable = {
  library: "Oracle Call Interface",
  header: "oci.h",
  source: handles,
  families: [
    { family: "OCIHandleFree", creates: [...out(0, "OCIEnvCreate", "OCIEnvNlsCreate"), ...out(1, "OCIHandleAlloc")], releases: ["OCIHandleFree"] },
    { family: "OCIDescriptorFree", creates: out(3, "OCIParamGet"), releases: ["OCIDescriptorFree"] },
    { family: "OCIStmtRelease", source: statements, creates: out(1, "OCIStmtPrepare2"), releases: ["OCIStmtRelease"] },
    { family: "OCILogoff", source: connections, creates: out(2, "OCILogon", "OCILogon2"), releases: ["OCILogoff"] },
    { family: "OCISessionRelease", source: connections, creates: out(2, "OCISessionGet"), releases: ["OCISessionRelease"] },
  ],
};
