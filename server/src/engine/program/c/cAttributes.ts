// Attributes as normalised text: `malloc(free)`, `warn_unused_result`, `ownership_takes(malloc, 1)`, `noreturn`.
// Reads GNU, C23 and Microsoft forms and `_Noreturn`; underscores around a name are dropped. Meaning is not judged here.
import { namedChildren } from "../../syntax/syntaxNode.ts";
import { textIn, type CContext, type CNode } from "./cContext.ts";

/** The attributes among the direct children of a declaration or declarator. */
export function readAttributes(context: CContext, node: CNode): readonly string[] {
  return node.children.flatMap((child): readonly string[] => {
    switch (child.kind) {
      case "attribute_specifier":
        return namedChildren(child).flatMap((list) => namedChildren(list).map((item) => attributeText(context, item)));
      case "attribute_declaration":
      case "ms_declspec_modifier":
        return namedChildren(child).map((item) => attributeText(context, item));
      case "type_qualifier":
        return /^(_Noreturn|noreturn)$/.test(textIn(context, child)) ? ["noreturn"] : [];
      case "identifier":
      case "call_expression":
        // A macro behind the parameters of a definition: its name may be known to the reader.
        return node.kind === "function_declarator" && child.field === undefined ? [attributeText(context, child)] : [];
      default:
        return [];
    }
  });
}

function attributeText(context: CContext, item: CNode): string {
  const text = textIn(context, item).trim().replace(/\s+/g, " ");
  return text.replace(/^(\w+::)?(\w+)/, (_match, _prefix: string | undefined, name: string) => name.replace(/^_+|_+$/g, "") || name);
}
