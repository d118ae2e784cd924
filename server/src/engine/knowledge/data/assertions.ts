// Macros of C that let control past only when their first argument holds (or, for a few, does not hold). Data only.
// They are judged as in a debug build: what they state is what the author relies on.

export interface Assertion {
  readonly names: readonly string[];
  /** The truth of the first argument (`nil`: it is a null pointer) with which control goes on. */
  readonly passes: "true" | "false" | "nil" | "notNil";
  readonly source: string;
}

export const assertions: readonly Assertion[] = [
  { names: ["assert"], passes: "true", source: "https://man7.org/linux/man-pages/man3/assert.3.html" },
  { names: ["g_assert", "g_assert_true"], passes: "true", source: "https://docs.gtk.org/glib/func.assert.html" },
  { names: ["g_assert_false"], passes: "false", source: "https://docs.gtk.org/glib/func.assert_false.html" },
  { names: ["g_assert_null", "g_assert_no_error"], passes: "nil", source: "https://docs.gtk.org/glib/func.assert_null.html" },
  { names: ["g_assert_nonnull"], passes: "notNil", source: "https://docs.gtk.org/glib/func.assert_nonnull.html" },
  { names: ["SDL_assert", "SDL_assert_always", "SDL_assert_release", "SDL_assert_paranoid"], passes: "true", source: "https://wiki.libsdl.org/SDL3/SDL_assert" },
  { names: ["Q_ASSERT", "Q_ASSERT_X"], passes: "true", source: "https://doc.qt.io/qt-6/qtassert-proxy.html" },
  { names: ["Q_CHECK_PTR"], passes: "notNil", source: "https://doc.qt.io/qt-6/qtassert-proxy.html" },
  { names: ["av_assert0", "av_assert1", "av_assert2"], passes: "true", source: "https://ffmpeg.org/doxygen/trunk/avassert_8h.html" },
  { names: ["NSAssert", "NSCAssert", "NSParameterAssert", "NSCParameterAssert"], passes: "true", source: "https://developer.apple.com/documentation/foundation/nsassert" },
  { names: ["BUG_ON", "VM_BUG_ON"], passes: "false", source: "https://www.kernel.org/doc/html/latest/process/deprecated.html" },
  { names: ["BOOST_ASSERT", "BOOST_VERIFY", "BOOST_ASSERT_MSG"], passes: "true", source: "https://www.boost.org/doc/libs/release/libs/assert/doc/html/assert.html" },
  { names: ["_ASSERT", "_ASSERTE"], passes: "true", source: "https://learn.microsoft.com/cpp/c-runtime-library/reference/assert-asserte-assert-expr-macros" },
];
