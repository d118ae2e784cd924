// Types of error objects that functions hand out through an out-parameter, and only when they fail. Data only.

export interface ErrorObject {
  /** C name of the type that the caller's variable points to. */
  readonly type: string;
  /** The variable holds the type itself, which is a pointer already (`CFErrorRef`). */
  readonly isReference?: true;
  readonly family: string;
  /** Functions whose result is true when they have set the error. */
  readonly setWhenTrue?: readonly string[];
  readonly source: string;
}

export const errorObjects: readonly ErrorObject[] = [
  { type: "GError", family: "g_error_free", setWhenTrue: ["C.g_async_result_legacy_propagate_error", "C.g_simple_async_result_propagate_error", "C.g_cancellable_set_error_if_cancelled"], source: "https://docs.gtk.org/glib/error-reporting.html" },
  { type: "CFErrorRef", isReference: true, family: "CFRelease", source: "https://developer.apple.com/documentation/corefoundation/cferror" },
  { type: "xcb_generic_error_t", family: "malloc", source: "https://xcb.freedesktop.org/manual/" },
];
