// polkit: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const polkitTable: LibraryTable = {
  library: "polkit",
  header: "polkit/polkit.h",
  source: "https://www.freedesktop.org/software/polkit/docs/latest/",
  families: [
    {
      family: "g_object_unref",
      creates: [
        "polkit_authority_get_sync", "polkit_authority_get_finish", "polkit_authority_check_authorization_sync",
        "polkit_authority_check_authorization_finish", "polkit_unix_process_new", "polkit_unix_process_new_full",
        "polkit_unix_process_new_for_owner", "polkit_unix_session_new", "polkit_unix_user_new", "polkit_unix_group_new",
        "polkit_system_bus_name_new", "polkit_details_new", "polkit_subject_from_string", "polkit_identity_from_string",
      ],
      releases: [],
    },
    {
      family: "g_free",
      creates: ["polkit_subject_to_string", "polkit_identity_to_string"],
      releases: [],
    },
  ],
};
