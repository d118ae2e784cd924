// Types of error objects that functions hand out through an out-parameter, and only when they fail. Data only.

export interface ErrorObject {
  /** C name of the type that the caller's variable points to. */
  readonly type: string;
  /** The variable holds the type itself, which is a pointer already (`CFErrorRef`). */
  readonly isReference?: true;
  readonly family: string;
  /** Functions whose result is true when they have set the error. */
  readonly setWhenTrue?: readonly string[];
  /** Names of functions that keep to the library's convention: true when all went well. Others may return a code. */
  readonly convention?: RegExp;
  readonly source: string;
}

export const errorObjects: readonly ErrorObject[] = [
  { type: "GError", family: "g_error_free", setWhenTrue: ["C.g_async_result_legacy_propagate_error", "C.g_simple_async_result_propagate_error", "C.g_cancellable_set_error_if_cancelled"], convention: /^C\.(g|gtk|gdk|gst|gsk|atk|pango|soup|webkit|secret|notify|poppler|rsvg|json|gsf|clutter|polkit|nm|fwupd|ostree|vte|udisks)_/, source: "https://docs.gtk.org/glib/error-reporting.html" },
  { type: "CFErrorRef", isReference: true, family: "CFRelease", source: "https://developer.apple.com/documentation/corefoundation/cferror" },
  { type: "xcb_generic_error_t", family: "malloc", source: "https://xcb.freedesktop.org/manual/" },
];
