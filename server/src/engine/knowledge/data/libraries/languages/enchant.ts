// Enchant: brokers, dictionaries, lists of suggestions.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, releasing } from "../../../tableEntries.ts";

export const enchant: LibraryTable = {
  library: "Enchant",
  header: "enchant.h",
  source: "https://rrthomas.github.io/enchant/",
  families: [
    { family: "enchant_broker_free", creates: ["enchant_broker_init"], releases: ["enchant_broker_free"], lends: lent(0, "enchant_broker_get_error", "enchant_dict_get_error") },
    { family: "enchant_broker_free_dict", creates: ["enchant_broker_request_dict", "enchant_broker_request_pwl_dict"], releases: releasing(1, "enchant_broker_free_dict") },
    { family: "enchant_dict_free_string_list", creates: ["enchant_dict_suggest"], releases: releasing(1, "enchant_dict_free_string_list") },
  ],
};
