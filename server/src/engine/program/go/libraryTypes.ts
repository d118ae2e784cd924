// Names of types that headers of well-known libraries declare: `C.gpointer(x)` converts, although no header is at hand.
// Data only; a declaration that the package shows wins.

const patterns: readonly RegExp[] = [
  // GLib: https://docs.gtk.org/glib/types.html
  /^g(pointer|constpointer|boolean|s?size|s?short|u?int|u?int8|u?int16|u?int32|u?int64|u?char|u?long|u?short|float|double|unichar|intptr|uintptr|offset)$/,
  /^G(Type|Quark|Callback|DestroyNotify|Func|CompareFunc|SourceFunc)$/,
  // Apple: https://developer.apple.com/documentation/corefoundation
  /^(CF|CG|CT|CV|Sec|IO|AX|AU|CM|VT|MIDI|DA|FS|SC)[A-Z]\w*Ref$/,
  /^(CFIndex|CFOptionFlags|CFTimeInterval|CGFloat|OSStatus|OSType|Boolean|io_object_t|io_service_t|mach_port_t|kern_return_t)$/,
  // Windows: https://learn.microsoft.com/windows/win32/winprog/windows-data-types
  /^(BOOL|BYTE|WORD|DWORD|QWORD|INT|UINT|LONG|ULONG|SHORT|USHORT|SIZE_T|HANDLE|HWND|HMODULE|HINSTANCE|HRESULT|LPVOID|PVOID|LPSTR|LPCSTR|LPWSTR|LPCWSTR|LPARAM|WPARAM|LRESULT|DWORD_PTR|ULONG_PTR)$/,
  // OpenGL and EGL: https://registry.khronos.org
  /^GL(enum|boolean|bitfield|byte|ubyte|short|ushort|int|uint|sizei|float|double|clampf|clampd|char|intptr|sizeiptr|sync|void|int64|uint64)$/,
  /^EGL(Boolean|Display|Config|Surface|Context|enum|int|ClientBuffer|NativeDisplayType|NativeWindowType|NativePixmapType|Sync|Image|Time|Attrib)$/,
  // X11: https://www.x.org/releases/current/doc/
  /^(XID|Window|Drawable|Pixmap|Colormap|Cursor|Atom|KeySym|KeyCode|VisualID)$/,
  // SDL: https://wiki.libsdl.org
  /^([US]int(8|16|32|64)|SDL_bool)$/,
];

/** Reports whether `C.name` is the name of a type of a well-known library. */
export function isLibraryType(name: string): boolean {
  return patterns.some((pattern) => pattern.test(name));
}
