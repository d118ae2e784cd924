// The rows of ISO C once more under `std::`. Guarantees: what is known of `free` is known of `std::free`.
import type { ApiModel } from "./apiModel.ts";
import { headersInStd, namesInStd } from "./data/cppMemory.ts";

/** Rows for the names that the `<cname>` headers put into namespace std. */
export function inStandardNamespace(models: readonly ApiModel[]): readonly ApiModel[] {
  return models.flatMap((model): readonly ApiModel[] => {
    if (model.header === undefined || !headersInStd.has(model.header)) return [];
    const { alsoKnownAs = [], ...rest } = model;
    const names = [model.name, ...alsoKnownAs].filter((name) => namesInStd.test(name)).map((name) => name.replace(/^C\./, "C.std::"));
    const [name, ...others] = names;
    return name === undefined ? [] : [{ ...rest, name, ...(others.length > 0 && { alsoKnownAs: others }) }];
  });
}
