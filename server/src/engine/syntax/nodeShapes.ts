// What copying a tree may skip, per grammar. Facts about the pinned grammars, checked against their node-types.json
// by test/unit/syntax/nodeShapes.test.ts; a wrong entry would lose fields or children, so the test compares sets.
import type { CNodeKind, GoNodeKind } from "./nodeKinds.generated.ts";

export interface NodeShapes {
  /** Kinds none of whose children has a field. */
  readonly fieldless: ReadonlySet<string>;
  /** Kinds that never have children, or whose children nobody needs (the pieces of a string literal). */
  readonly opaque: ReadonlySet<string>;
  /** Opaque kinds whose text is a name and nothing else. */
  readonly names: ReadonlySet<string>;
  /** Kinds that may end after their last visible child, because the grammar hides a token there; "all": any may. */
  readonly hiddenEnd: ReadonlySet<string> | "all";
}

/** Anonymous tokens that only bracket or separate: left out of copies. */
export const punctuation: ReadonlySet<string> = new Set(["(", ")", "{", "}", "[", "]", ",", ";", ".", "\n", "\0"]);

const goFieldless: readonly GoNodeKind[] = [
  "argument_list", "block", "break_statement", "const_declaration", "continue_statement", "dec_statement", "default_case",
  "defer_statement", "expression_list", "expression_statement", "field_declaration_list", "go_statement", "goto_statement",
  "import_declaration", "import_spec_list", "inc_statement", "interface_type", "literal_element", "literal_value",
  "negated_type", "package_clause", "parameter_list", "parenthesized_expression", "parenthesized_type", "pointer_type",
  "return_statement", "select_statement", "source_file", "statement_list", "struct_type", "type_arguments",
  "type_constraint", "type_declaration", "type_elem", "type_parameter_list", "var_declaration", "var_spec_list",
  "variadic_argument",
];
const goOpaque: readonly GoNodeKind[] = [
  "dot", "empty_statement", "fallthrough_statement", "blank_identifier", "comment", "escape_sequence", "false",
  "field_identifier", "float_literal", "identifier", "imaginary_literal", "int_literal", "interpreted_string_literal_content",
  "iota", "label_name", "nil", "package_identifier", "raw_string_literal_content", "rune_literal", "true", "type_identifier",
  "interpreted_string_literal", "raw_string_literal",
];
export const cFieldless: readonly CNodeKind[] = [
  "abstract_parenthesized_declarator", "alignas_qualifier", "argument_list", "attribute_declaration", "attribute_specifier",
  "attributed_declarator", "attributed_statement", "bitfield_clause", "compound_statement", "concatenated_string",
  "declaration_list", "else_clause", "enumerator_list", "expression_statement", "extension_expression",
  "field_declaration_list", "field_designator", "generic_expression", "initializer_list", "ms_based_modifier",
  "ms_declspec_modifier", "ms_pointer_modifier", "parameter_list", "parenthesized_declarator", "parenthesized_expression",
  "preproc_defined", "preproc_else", "preproc_params", "return_statement", "subscript_designator", "translation_unit",
  "type_qualifier",
];
export const cOpaque: readonly CNodeKind[] = [
  "break_statement", "continue_statement", "gnu_asm_qualifier", "ms_call_modifier", "ms_unaligned_ptr_modifier", "null",
  "seh_leave_statement", "storage_class_specifier", "character", "comment", "escape_sequence", "false",
  "field_identifier", "identifier", "ms_restrict_modifier", "ms_signed_ptr_modifier", "ms_unsigned_ptr_modifier",
  "number_literal", "preproc_arg", "preproc_directive", "primitive_type", "statement_identifier", "string_content",
  "system_lib_string", "true", "type_identifier", "string_literal", "char_literal", "variadic_parameter",
];

const goNames: readonly GoNodeKind[] = ["identifier", "field_identifier", "type_identifier", "package_identifier", "label_name"];
export const cNames: readonly CNodeKind[] = ["identifier", "field_identifier", "type_identifier", "statement_identifier"];
/** A list of statements takes the line end after its last statement along. */
const goHiddenEnd: readonly GoNodeKind[] = ["statement_list"];
/** Directives end with the end of their line. */
const cHiddenEnd: readonly CNodeKind[] = ["preproc_include", "preproc_def", "preproc_function_def", "preproc_call"];

export const goShapes: NodeShapes = { fieldless: new Set(goFieldless), opaque: new Set(goOpaque), names: new Set(goNames), hiddenEnd: new Set(goHiddenEnd) };
export const cShapes: NodeShapes = { fieldless: new Set(cFieldless), opaque: new Set(cOpaque), names: new Set(cNames), hiddenEnd: new Set(cHiddenEnd) };
