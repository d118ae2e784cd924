// A small catalogue for configuration tests, independent of the rules and tables that ship.
import type { ConfigCatalog } from "../../../server/src/config/validateConfig.ts";

export const catalog: ConfigCatalog = {
  ruleNames: ["cstring-leak", "malloc-leak", "signal-mask"],
  builtinModels: [
    { name: "C.malloc", creates: { family: "malloc" } },
    { name: "C.free", releases: { param: 0, family: "malloc" } },
    { name: "C.realloc", reallocates: { param: 0, family: "malloc" } },
  ],
};
