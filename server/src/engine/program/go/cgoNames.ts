// The names cgo itself gives meaning to in the pseudo package C.

/** `C.x` names that are types whatever the preamble says: basic types and tags. */
export function isCertainCType(name: string): boolean {
  return basicTypes.has(name) || /^(?:struct|union|enum)_/.test(name);
}

const basicTypes: ReadonlySet<string> = new Set([
  "char", "schar", "uchar", "short", "ushort", "int", "uint", "long", "ulong", "longlong", "ulonglong", "float", "double",
  "size_t", "ssize_t", "uintptr_t", "intptr_t", "int8_t", "int16_t", "int32_t", "int64_t", "uint8_t", "uint16_t", "uint32_t",
  "uint64_t", "complexfloat", "complexdouble",
]);

/** Functions that cgo adds to every package; the header it writes for exports has types of the same names. */
const helpers: ReadonlySet<string> = new Set(["CString", "CBytes", "GoString", "GoStringN", "GoBytes"]);

/** Reports whether `C.name` is a function that cgo itself makes. */
export function isCgoHelper(name: string): boolean {
  return helpers.has(name);
}
