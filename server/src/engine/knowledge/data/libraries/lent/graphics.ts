// What windowing, drawing and text libraries lend. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lenders, lending } from "../../../tableEntries.ts";

export const graphicsLenders: readonly LibraryTable[] = [
  lenders("OpenGL", "GL/gl.h", "https://registry.khronos.org/OpenGL-Refpages/gl4/", lending("library", "glGetString", "glGetStringi", "gluErrorString", "gluGetString", "glewGetErrorString", "glewGetString")),
  lenders("EGL", "EGL/egl.h", "https://registry.khronos.org/EGL/sdk/docs/man/"),
  lenders("FreeType", "ft2build.h", "https://freetype.org/freetype2/docs/reference/index.html", lending(0, "FT_Get_X11_Font_Format", "FT_Get_Sfnt_Table")),
  lenders("Fontconfig", "fontconfig/fontconfig.h", "https://www.freedesktop.org/software/fontconfig/fontconfig-devel/", lending(0, "FcPatternGetLang", "FcLangSetGetLangs")),
  lenders("HarfBuzz", "harfbuzz/hb.h", "https://harfbuzz.github.io/index.html", lending("library", "hb_shape_list_shapers")),
  lenders("cairo", "cairo.h", "https://www.cairographics.org/manual/", lending(0, "cairo_toy_font_face_get_family")),
  lenders("GLFW", "GLFW/glfw3.h", "https://www.glfw.org/docs/latest/", lending("library", "glfwGetVersionString", "glfwGetJoystickGUID", "glfwGetRequiredInstanceExtensions", "glfwGetCurrentContext")),
  lenders("xcb", "xcb/xcb.h", "https://xcb.freedesktop.org/manual/", lending(0, "xcb_setup_vendor", "xcb_query_tree_children", "xcb_get_atom_name_name", "xcb_list_extensions_names_iterator", "xcb_get_image_data", "xcb_get_keyboard_mapping_keysyms")),
  lenders("xkbcommon", "xkbcommon/xkbcommon.h", "https://xkbcommon.org/doc/current/", lending(0, "xkb_keymap_key_get_name", "xkb_context_include_path_get")),
  lenders("libinput", "libinput.h", "https://wayland.freedesktop.org/libinput/doc/latest/api/", lending("library", "libinput_config_status_to_str"), lending(0, "libinput_device_get_output_name", "libinput_seat_get_physical_name", "libinput_seat_get_logical_name", "libinput_event_get_context")),
  lenders("Wayland", "wayland-client.h", "https://wayland.freedesktop.org/docs/html/", lending(0, "wl_proxy_get_class", "wl_resource_get_class", "wl_resource_get_client", "wl_client_get_display", "wl_display_add_socket_auto")),
  lenders("SDL satellites", "SDL.h", "https://wiki.libsdl.org/SDL3/APIByCategory", lending("library", "SDL_GetGamepadStringForAxis", "SDL_GameControllerGetStringForAxis", "SDL_GameControllerGetStringForButton", "SDL_GetTouchName")),
];
