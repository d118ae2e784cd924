// cJSON: trees own their items. cJSON_free is free unless hooks were installed.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, takes } from "../../../tableEntries.ts";

export const cJson: LibraryTable = {
  library: "cJSON",
  header: "cJSON.h",
  source: "https://github.com/DaveGamble/cJSON/blob/master/README.md",
  families: [
    {
      family: "cJSON_Delete",
      creates: [
        "cJSON_Parse", "cJSON_ParseWithLength", "cJSON_ParseWithOpts", "cJSON_ParseWithLengthOpts", "cJSON_CreateObject", "cJSON_CreateArray", "cJSON_CreateString", "cJSON_CreateNumber", "cJSON_CreateBool", "cJSON_CreateNull", "cJSON_CreateTrue",
        "cJSON_CreateFalse", "cJSON_CreateRaw", "cJSON_CreateIntArray", "cJSON_CreateFloatArray", "cJSON_CreateDoubleArray", "cJSON_CreateStringArray", "cJSON_Duplicate", "cJSON_DetachItemViaPointer", "cJSON_DetachItemFromArray",
        "cJSON_DetachItemFromObject", "cJSON_DetachItemFromObjectCaseSensitive",
      ],
      releases: ["cJSON_Delete"],
      lends: lent(
        0, "cJSON_GetObjectItem", "cJSON_GetObjectItemCaseSensitive", "cJSON_GetArrayItem", "cJSON_GetStringValue", "cJSON_AddNullToObject", "cJSON_AddTrueToObject", "cJSON_AddFalseToObject", "cJSON_AddBoolToObject", "cJSON_AddNumberToObject",
        "cJSON_AddStringToObject", "cJSON_AddRawToObject", "cJSON_AddObjectToObject", "cJSON_AddArrayToObject",
      ),
    },
    { family: "cJSON_free", creates: ["cJSON_Print", "cJSON_PrintUnformatted", "cJSON_PrintBuffered", "cJSON_malloc"], releases: ["cJSON_free"] },
  ],
  rows: [
    ...takes(1, "cJSON_AddItemToArray"),
    ...takes(2, "cJSON_AddItemToObject", "cJSON_AddItemToObjectCS", "cJSON_InsertItemInArray", "cJSON_ReplaceItemInArray", "cJSON_ReplaceItemInObject", "cJSON_ReplaceItemInObjectCaseSensitive", "cJSON_ReplaceItemViaPointer"),
  ],
};
