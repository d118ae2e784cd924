// What copying a tree of C++ or Objective-C may skip: what holds for C, less and more. Facts about the pinned grammars,
// checked like those of C (nodeShapes.ts). Which kinds hide a token at their end is not recorded: the ends of all nodes
// are asked for, which costs time only where such a file exists.
import type { CppNodeKind, ObjcNodeKind } from "./nodeKinds.generated.ts";
import { cFieldless, cNames, cOpaque, type NodeShapes } from "./nodeShapes.ts";

const cppFieldless: readonly CppNodeKind[] = [
  "abstract_reference_declarator", "base_class_clause", "co_return_statement", "co_yield_statement", "compound_requirement",
  "decltype", "delete_expression", "dependent_name", "dependent_type", "destructor_name", "explicit_function_specifier",
  "field_initializer", "field_initializer_list", "friend_declaration", "init_statement", "lambda_capture_specifier",
  "nested_namespace_specifier", "noexcept", "operator_name", "reference_declarator", "requirement_seq", "simple_requirement",
  "structured_binding_declarator", "subscript_argument_list", "template_argument_list", "template_parameter_list",
  "throw_specifier", "throw_statement", "trailing_return_type", "type_parameter_declaration", "type_requirement",
  "user_defined_literal", "using_declaration", "variadic_declarator", "variadic_type_parameter_declaration",
];
const cppOpaque: readonly CppNodeKind[] = [
  "access_specifier", "auto", "default_method_clause", "delete_method_clause", "lambda_default_capture", "literal_suffix",
  "namespace_identifier", "pure_virtual_clause", "raw_string_content", "raw_string_delimiter", "ref_qualifier", "this",
  "virtual_specifier", "raw_string_literal",
];
const cppNames: readonly CppNodeKind[] = ["namespace_identifier"];

const objcFieldless: readonly ObjcNodeKind[] = [
  "array_literal", "array_type_specifier", "at_expression", "atdef_field", "atomic_declaration", "availability",
  "availability_attribute_specifier", "available_expression", "block_literal", "catch_clause", "class_declaration",
  "dictionary_literal", "dictionary_pair", "encode_expression", "finally_clause", "generic_arguments", "generic_specifier",
  "implementation_definition", "instance_variable", "instance_variables", "keyword_declarator", "method_declaration",
  "method_definition", "method_identifier", "method_type", "objc_bridge", "parameterized_arguments", "property_attribute",
  "property_attributes_declaration", "property_declaration", "property_implementation", "protocol_declaration",
  "protocol_forward_declaration", "protocol_reference_list", "qualified_protocol_interface_declaration", "range_expression",
  "selector_expression", "struct_declaration", "struct_declarator", "synchronized_statement", "throw_statement",
  "try_statement", "type_name", "typedefed_specifier", "typeof_specifier", "va_arg_expression", "version",
];
const objcOpaque: readonly ObjcNodeKind[] = ["ms_asm_block", "platform", "protocol_qualifier", "version_number", "visibility_specification"];

export const cppShapes: NodeShapes = {
  fieldless: new Set<string>([...cFieldless, ...cppFieldless]),
  opaque: new Set<string>([...cOpaque.filter((kind) => kind !== "variadic_parameter"), ...cppOpaque]),
  names: new Set<string>([...cNames, ...cppNames]),
  hiddenEnd: "all",
};
export const objcShapes: NodeShapes = {
  fieldless: new Set<string>([...cFieldless, ...objcFieldless]),
  opaque: new Set<string>([...cOpaque.filter((kind) => kind !== "seh_leave_statement"), ...objcOpaque]),
  names: new Set<string>(cNames),
  hiddenEnd: "all",
};
