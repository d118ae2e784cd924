// libsecret: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libsecretTable: LibraryTable = {
  library: "libsecret",
  header: "libsecret/secret.h",
  source: "https://gnome.pages.gitlab.gnome.org/libsecret/",
  families: [
    {
      family: "secret_password_free",
      creates: [
        "secret_password_lookup_sync", "secret_password_lookupv_sync", "secret_password_lookup_finish",
        "secret_password_lookup_nonpageable_sync", "secret_password_lookupv_nonpageable_sync",
        "secret_password_lookup_nonpageable_finish",
      ],
      releases: ["secret_password_free", "secret_password_wipe"],
    },
    {
      family: "secret_value_unref",
      creates: [
        "secret_value_new", { name: "secret_value_new_full", params: ["keeps", "borrows", "borrows", "keeps"] }, "secret_item_get_secret",
        "secret_password_lookup_binary_sync", "secret_password_lookup_binary_finish", "secret_service_lookup_sync",
      ],
      releases: ["secret_value_unref"],
      retains: [{ name: "secret_value_ref", returns: true }],
      lends: [
        { name: "secret_value_get", owner: 0 }, { name: "secret_value_get_text", owner: 0 },
        { name: "secret_value_get_content_type", owner: 0 },
      ],
    },
    {
      family: "secret_schema_unref",
      creates: ["secret_schema_new", "secret_schema_newv"],
      releases: ["secret_schema_unref"],
      retains: [{ name: "secret_schema_ref", returns: true }],
    },
    {
      family: "g_object_unref",
      creates: [
        "secret_service_get_sync", "secret_service_get_finish", "secret_service_open_sync", "secret_collection_for_alias_sync",
        "secret_collection_create_sync", "secret_item_create_sync",
      ],
      releases: [],
    },
    {
      family: "g_free",
      creates: ["secret_item_get_label", "secret_collection_get_label"],
      releases: [],
    },
    {
      family: "g_hash_table_unref",
      creates: ["secret_item_get_attributes", "secret_attributes_build", "secret_attributes_buildv"],
      releases: [],
    },
  ],
};
