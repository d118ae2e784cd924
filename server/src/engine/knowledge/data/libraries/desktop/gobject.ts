// GObject: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
// g_object_new is no creator: what it returns may be floating.
import type { LibraryTable } from "../../../libraryTable.ts";

export const gobjectTable: LibraryTable = {
  library: "GObject",
  header: "glib-object.h",
  source: "https://docs.gtk.org/gobject/",
  families: [
    {
      family: "g_object_unref",
      creates: ["g_value_dup_object", "g_weak_ref_get"],
      releases: ["g_object_unref", { name: "g_clear_object", through: true }],
      retains: [{ name: "g_object_ref", returns: true }],
      lends: [{ name: "g_value_get_object", owner: 0 }],
    },
    {
      family: "g_free",
      creates: [
        "g_value_dup_string", "g_strdup_value_contents", "g_object_class_list_properties", "g_object_interface_list_properties",
        "g_signal_list_ids", "g_type_children", "g_type_interfaces", "g_enum_to_string", "g_flags_to_string",
      ],
      releases: [],
    },
    {
      family: "g_type_class_unref",
      creates: ["g_type_class_ref"],
      releases: ["g_type_class_unref"],
      lends: ["g_type_class_peek", "g_type_class_peek_parent"],
    },
    {
      family: "g_param_spec_unref",
      releases: ["g_param_spec_unref"],
      retains: [{ name: "g_param_spec_ref", returns: true }],
    },
    {
      family: "g_closure_unref",
      releases: ["g_closure_unref"],
      retains: [{ name: "g_closure_ref", returns: true }],
    },
    {
      family: "g_value_array_free",
      creates: ["g_value_array_new", "g_value_array_copy"],
      releases: ["g_value_array_free"],
    },
  ],
  rows: [
    { name: "g_type_name", returnsBorrowed: "library" },
    { name: "g_type_name_from_instance", returnsBorrowed: "library" },
    { name: "g_signal_name", returnsBorrowed: "library" },
    { name: "g_value_get_string", returnsBorrowed: 0 },
    { name: "g_value_get_boxed", returnsBorrowed: 0 },
    { name: "g_value_get_pointer", returnsBorrowed: 0 },
    { name: "g_object_class_find_property", returnsBorrowed: 0 },
    { name: "g_param_spec_get_name", returnsBorrowed: 0 },
    { name: "g_value_init", params: ["writes", "borrows"], returnsParam: 0 },
    { name: "g_value_take_string", params: ["borrows", "takes"] },
    { name: "g_value_take_object", params: ["borrows", "takes"] },
    { name: "g_value_take_boxed", params: ["borrows", "takes"] },
    { name: "g_value_take_variant", params: ["borrows", "takes"] },
    { name: "g_value_set_string", params: ["borrows", "borrows"] },
    { name: "g_value_set_object", params: ["borrows", "borrows"] },
    { name: "g_value_set_boxed", params: ["borrows", "borrows"] },
    { name: "g_value_set_static_string", params: ["borrows", "keeps"] },
    { name: "g_value_set_static_boxed", params: ["borrows", "keeps"] },
    { name: "g_value_set_pointer", params: ["borrows", "keeps"] },
    { name: "g_object_set_data", params: ["borrows", "borrows", "keeps"] },
    { name: "g_object_set_data_full", params: ["borrows", "borrows", "keeps", "keeps"] },
    { name: "g_object_set_qdata", params: ["borrows", "borrows", "keeps"] },
    { name: "g_object_set_qdata_full", params: ["borrows", "borrows", "keeps", "keeps"] },
    { name: "g_object_set_property", params: ["borrows", "borrows", "borrows"] },
    { name: "g_object_get_property", params: ["borrows", "borrows", "writes"] },
    { name: "g_object_weak_ref", params: ["borrows", "keeps", "keeps"] },
    { name: "g_signal_connect_data", params: ["borrows", "borrows", "keeps", "keeps", "keeps", "borrows"] },
    { name: "g_signal_connect_object", params: ["borrows", "borrows", "keeps", "keeps", "borrows"] },
    { name: "g_signal_lookup", params: ["borrows", "borrows"] },
    { name: "g_type_from_name", params: ["borrows"] },
  ],
};
