// Names of C++ as calls are looked up: template arguments, blanks and a leading `::` fall away, `ns::f` is `f` where the
// same text defines a function `f` (namespaces are not part of a function's name here). Methods of a value of unknown
// class are `->name`, so that they are never taken for free functions; operators are `operator_new` and the like.
import type { Ident } from "../ast.ts";
import { childOf } from "../../syntax/syntaxNode.ts";
import { spanIn, textIn, type CContext, type CNode } from "../c/cContext.ts";

/** A name of something that is not local. */
export function globalName(context: CContext, node: CNode, name: string): Ident {
  return { kind: "ident", name, ref: { kind: "global" }, span: spanIn(context, node) };
}

/** `std::make_unique<T>` as the identifier `std::make_unique`. */
export function lowerQualified(context: CContext, node: CNode): Ident {
  const full = plainName(textIn(context, node));
  const bare = full.slice(full.lastIndexOf("::") + (full.includes("::") ? 2 : 0));
  return globalName(context, node, full !== bare && context.dialect?.defined.has(bare) === true ? bare : full);
}

/** `f<T>` as the identifier `f`. */
export function lowerTemplateName(context: CContext, node: CNode): Ident {
  return globalName(context, node, plainName(textIn(context, childOf(node, "name") ?? node)));
}

/** The name of a type or function without template arguments, blanks and leading `::`. */
export function plainName(text: string): string {
  let plain = "";
  let depth = 0;
  for (const unit of text.replace(/\s+/g, "")) {
    if (unit === "<") depth++;
    else if (unit === ">") depth = Math.max(0, depth - 1);
    else if (depth === 0) plain += unit;
  }
  return plain.replace(/^::/, "");
}
