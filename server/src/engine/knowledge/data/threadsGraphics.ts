// Graphics contexts and window systems: what depends on the calling thread, by the state it shares (see threads.ts). Data only.
import type { ApiModel } from "../apiModel.ts";

const gl = "https://registry.khronos.org/OpenGL-Refpages/gl4/";
const egl = "https://registry.khronos.org/EGL/sdk/docs/man/html/";
const glfw = "https://www.glfw.org/docs/latest/intro_guide.html#thread_safety";
const sdl = "https://wiki.libsdl.org/SDL2/CategoryVideo";

export const graphicsThreadModels: readonly ApiModel[] = [
  // OpenGL: one current context per thread.
  { name: "C.eglMakeCurrent", header: "EGL/egl.h", thread: { group: "opengl", role: "set" }, source: `${egl}eglMakeCurrent.xhtml` },
  { name: "C.eglBindAPI", header: "EGL/egl.h", thread: { group: "opengl", role: "set" }, source: `${egl}eglBindAPI.xhtml` },
  { name: "C.eglGetCurrentContext", alsoKnownAs: ["C.eglGetCurrentSurface", "C.eglGetCurrentDisplay", "C.eglQueryAPI"], header: "EGL/egl.h", thread: { group: "opengl" }, source: `${egl}eglGetCurrentContext.xhtml` },
  { name: "C.eglSwapBuffers", alsoKnownAs: ["C.eglSwapInterval", "C.eglWaitGL", "C.eglWaitClient", "C.eglWaitNative"], header: "EGL/egl.h", thread: { group: "opengl" }, source: `${egl}eglSwapBuffers.xhtml` },
  { name: "C.eglReleaseThread", header: "EGL/egl.h", thread: { group: "opengl", role: "reset" }, source: `${egl}eglReleaseThread.xhtml` },
  { name: "C.glXMakeCurrent", alsoKnownAs: ["C.glXMakeContextCurrent"], header: "GL/glx.h", thread: { group: "opengl", role: "set" }, source: "https://registry.khronos.org/OpenGL-Refpages/gl2.1/xhtml/glXMakeCurrent.xml" },
  { name: "C.glXGetCurrentContext", alsoKnownAs: ["C.glXGetCurrentDrawable", "C.glXGetCurrentDisplay"], header: "GL/glx.h", thread: { group: "opengl" }, source: "https://registry.khronos.org/OpenGL-Refpages/gl2.1/xhtml/glXGetCurrentContext.xml" },
  { name: "C.glXQueryVersion", namePrefix: "C.glX", header: "GL/glx.h", source: "https://registry.khronos.org/OpenGL-Refpages/gl2.1/xhtml/glXQueryVersion.xml" },
  { name: "C.wglMakeCurrent", header: "wingdi.h", thread: { group: "opengl", role: "set" }, source: "https://learn.microsoft.com/windows/win32/api/wingdi/nf-wingdi-wglmakecurrent" },
  { name: "C.wglGetCurrentContext", alsoKnownAs: ["C.wglGetCurrentDC", "C.wglGetProcAddress"], header: "wingdi.h", thread: { group: "opengl" }, source: "https://learn.microsoft.com/windows/win32/api/wingdi/nf-wingdi-wglgetcurrentcontext" },
  { name: "C.glDrawArrays", namePrefix: "C.gl", header: "GL/gl.h", thread: { group: "opengl" }, source: `${gl}html/glDrawArrays.xhtml` },
  { name: "C.gluLookAt", namePrefix: "C.glu", header: "GL/glu.h", thread: { group: "opengl" }, source: "https://registry.khronos.org/OpenGL-Refpages/gl2.1/xhtml/gluLookAt.xml" },
  { name: "C.gladLoadGL", alsoKnownAs: ["C.gladLoadGLLoader"], header: "glad/glad.h", thread: { group: "opengl" }, source: "https://github.com/Dav1dde/glad/wiki/C" },
  { name: "C.glewInit", header: "GL/glew.h", thread: { group: "opengl" }, source: "https://glew.sourceforge.net/basic.html" },
  { name: "C.CGLSetCurrentContext", header: "OpenGL/OpenGL.h", thread: { group: "opengl", role: "set" }, source: "https://developer.apple.com/documentation/opengl/1393861-cglsetcurrentcontext" },
  { name: "C.OSMesaMakeCurrent", header: "GL/osmesa.h", thread: { group: "opengl", role: "set" }, source: "https://docs.mesa3d.org/osmesa.html" },

  // GLFW: the main thread, save a documented few; the context functions belong to OpenGL.
  { name: "C.glfwInit", header: "GLFW/glfw3.h", thread: { group: "glfw", role: "set", main: true }, source: "https://www.glfw.org/docs/latest/group__init.html" },
  { name: "C.glfwTerminate", header: "GLFW/glfw3.h", thread: { group: "glfw", role: "reset", main: true }, source: "https://www.glfw.org/docs/latest/group__init.html" },
  {
    name: "C.glfwCreateWindow", namePrefix: "C.glfw", header: "GLFW/glfw3.h", thread: { group: "glfw", main: true }, source: glfw,
    exceptions: [
      "C.glfwGetVersion", "C.glfwGetVersionString", "C.glfwGetPlatform", "C.glfwPlatformSupported", "C.glfwGetError", "C.glfwPostEmptyEvent",
      "C.glfwWindowShouldClose", "C.glfwSetWindowShouldClose", "C.glfwGetWindowUserPointer", "C.glfwSetWindowUserPointer",
      "C.glfwGetMonitorUserPointer", "C.glfwSetMonitorUserPointer", "C.glfwGetJoystickUserPointer", "C.glfwSetJoystickUserPointer",
      "C.glfwGetTime", "C.glfwSetTime", "C.glfwGetTimerValue", "C.glfwGetTimerFrequency", "C.glfwVulkanSupported",
      "C.glfwGetRequiredInstanceExtensions", "C.glfwGetInstanceProcAddress", "C.glfwGetPhysicalDevicePresentationSupport",
      "C.glfwCreateWindowSurface", "C.glfwRawMouseMotionSupported", "C.glfwGetKeyScancode",
    ],
  },
  { name: "C.glfwMakeContextCurrent", header: "GLFW/glfw3.h", thread: { group: "opengl", role: "set" }, source: "https://www.glfw.org/docs/latest/context_guide.html#context_current" },
  { name: "C.glfwGetCurrentContext", alsoKnownAs: ["C.glfwSwapInterval", "C.glfwExtensionSupported", "C.glfwGetProcAddress"], header: "GLFW/glfw3.h", thread: { group: "opengl" }, source: "https://www.glfw.org/docs/latest/context_guide.html#context_current" },
  { name: "C.glfwSwapBuffers", header: "GLFW/glfw3.h", thread: { group: "opengl" }, source: "https://www.glfw.org/docs/latest/group__window.html" },

  // SDL: video and events on the thread that initialised video.
  { name: "C.SDL_Init", alsoKnownAs: ["C.SDL_InitSubSystem", "C.SDL_VideoInit"], header: "SDL.h", thread: { group: "sdl video", role: "set", main: true }, source: "https://wiki.libsdl.org/SDL2/SDL_Init" },
  { name: "C.SDL_Quit", alsoKnownAs: ["C.SDL_QuitSubSystem", "C.SDL_VideoQuit"], header: "SDL.h", thread: { group: "sdl video", role: "reset", main: true }, source: "https://wiki.libsdl.org/SDL2/SDL_Quit" },
  { name: "C.SDL_CreateWindow", alsoKnownAs: ["C.SDL_CreateWindowAndRenderer", "C.SDL_DestroyWindow", "C.SDL_SetVideoMode"], header: "SDL.h", thread: { group: "sdl video", main: true }, source: "https://wiki.libsdl.org/SDL2/CategoryVideo" },
  { name: "C.SDL_PollEvent", alsoKnownAs: ["C.SDL_PumpEvents", "C.SDL_WaitEvent", "C.SDL_WaitEventTimeout"], header: "SDL.h", thread: { group: "sdl video", main: true }, source: "https://wiki.libsdl.org/SDL2/SDL_PumpEvents" },
  { name: "C.SDL_SetWindowTitle", namePrefix: "C.SDL_SetWindow", header: "SDL.h", thread: { group: "sdl video", main: true }, source: sdl },
  { name: "C.SDL_CreateRenderer", alsoKnownAs: ["C.SDL_DestroyRenderer", "C.SDL_CreateTexture", "C.SDL_CreateTextureFromSurface", "C.SDL_UpdateTexture", "C.SDL_SetRenderDrawColor", "C.SDL_SetRenderTarget"], header: "SDL.h", thread: { group: "sdl video", main: true }, source: "https://wiki.libsdl.org/SDL2/CategoryRender" },
  { name: "C.SDL_RenderClear", namePrefix: "C.SDL_Render", header: "SDL.h", thread: { group: "sdl video", main: true }, source: "https://wiki.libsdl.org/SDL2/CategoryRender" },
  { name: "C.SDL_GL_MakeCurrent", alsoKnownAs: ["C.SDL_GL_CreateContext"], header: "SDL.h", thread: { group: "opengl", role: "set" }, source: "https://wiki.libsdl.org/SDL2/SDL_GL_MakeCurrent" },
  { name: "C.SDL_GL_SwapWindow", alsoKnownAs: ["C.SDL_GL_SetSwapInterval", "C.SDL_GL_GetCurrentContext"], header: "SDL.h", thread: { group: "opengl" }, source: "https://wiki.libsdl.org/SDL2/SDL_GL_SwapWindow" },

  // Other toolkits and game libraries with one thread.
  { name: "C.InitWindow", header: "raylib.h", thread: { group: "raylib", role: "set", main: true }, source: "https://github.com/raysan5/raylib/blob/master/src/raylib.h" },
  { name: "C.CloseWindow", header: "raylib.h", thread: { group: "raylib", role: "reset", main: true }, source: "https://github.com/raysan5/raylib/blob/master/src/raylib.h" },
  { name: "C.BeginDrawing", alsoKnownAs: ["C.EndDrawing", "C.BeginMode3D", "C.BeginTextureMode"], header: "raylib.h", thread: { group: "raylib", main: true }, source: "https://github.com/raysan5/raylib/blob/master/src/raylib.h" },
  { name: "C.glutInit", header: "GL/glut.h", thread: { group: "glut", role: "set", main: true }, source: "https://freeglut.sourceforge.net/docs/api.php" },
  { name: "C.glutMainLoop", namePrefix: "C.glut", header: "GL/glut.h", thread: { group: "glut", main: true }, source: "https://freeglut.sourceforge.net/docs/api.php" },
  { name: "C.al_install_system", header: "allegro5/allegro.h", thread: { group: "allegro", role: "set", main: true }, source: "https://liballeg.org/a5docs/trunk/system.html" },
  { name: "C.al_create_display", alsoKnownAs: ["C.al_flip_display", "C.al_destroy_display"], header: "allegro5/allegro.h", thread: { group: "allegro", main: true }, source: "https://liballeg.org/a5docs/trunk/display.html" },
  { name: "C.uiInit", header: "ui.h", thread: { group: "libui", role: "set", main: true }, source: "https://github.com/andlabs/libui/blob/master/ui.h" },
  { name: "C.uiMain", alsoKnownAs: ["C.uiMainSteps", "C.uiMainStep", "C.uiUninit"], header: "ui.h", thread: { group: "libui", main: true }, source: "https://github.com/andlabs/libui/blob/master/ui.h" },

  // GTK, Cocoa, Win32: window systems with one thread.
  { name: "C.gtk_init", alsoKnownAs: ["C.gtk_init_check", "C.gtk_init_with_args", "C.gdk_init"], header: "gtk/gtk.h", thread: { group: "gtk", role: "set", main: true }, source: "https://docs.gtk.org/gtk3/func.init.html" },
  { name: "C.gtk_main", namePrefix: "C.gtk_", header: "gtk/gtk.h", thread: { group: "gtk", main: true }, exceptions: ["C.gtk_get_major_version", "C.gtk_get_minor_version", "C.gtk_get_micro_version", "C.gtk_check_version"], source: "https://docs.gtk.org/gtk4/section-threading.html" },
  { name: "C.gdk_threads_enter", alsoKnownAs: ["C.gdk_threads_leave"], header: "gdk/gdk.h", thread: { group: "gdk lock" }, source: "https://docs.gtk.org/gdk3/func.threads_enter.html" },
  { name: "C.g_main_context_push_thread_default", header: "glib.h", thread: { group: "glib default context", role: "set" }, source: "https://docs.gtk.org/glib/method.MainContext.push_thread_default.html" },
  { name: "C.g_main_context_pop_thread_default", header: "glib.h", thread: { group: "glib default context", role: "reset" }, source: "https://docs.gtk.org/glib/method.MainContext.pop_thread_default.html" },
  { name: "C.NSApplicationLoad", header: "AppKit/AppKit.h", thread: { group: "cocoa", role: "set", main: true }, source: "https://developer.apple.com/documentation/appkit/nsapplicationload()" },
  { name: "C.NSApplicationMain", header: "AppKit/AppKit.h", thread: { group: "cocoa", main: true }, source: "https://developer.apple.com/documentation/appkit/nsapplicationmain(_:_:)" },
  { name: "C.CFRunLoopGetCurrent", header: "CoreFoundation/CFRunLoop.h", thread: { group: "run loop", role: "set" }, source: "https://developer.apple.com/documentation/corefoundation/cfrunloopgetcurrent()" },
  { name: "C.CFRunLoopRun", alsoKnownAs: ["C.CFRunLoopRunInMode"], header: "CoreFoundation/CFRunLoop.h", thread: { group: "run loop" }, source: "https://developer.apple.com/documentation/corefoundation/cfrunlooprun()" },
  { name: "C.CreateWindowExW", alsoKnownAs: ["C.CreateWindowExA", "C.CreateWindowEx", "C.SetWindowsHookExW", "C.SetWindowsHookExA", "C.RegisterHotKey"], header: "winuser.h", thread: { group: "win32 messages", role: "set" }, source: "https://learn.microsoft.com/windows/win32/winmsg/about-messages-and-message-queues" },
  { name: "C.GetMessageW", alsoKnownAs: ["C.GetMessageA", "C.GetMessage", "C.PeekMessageW", "C.PeekMessageA", "C.PeekMessage"], header: "winuser.h", thread: { group: "win32 messages" }, source: "https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-getmessage" },
  { name: "C.CoInitializeEx", alsoKnownAs: ["C.CoInitialize", "C.OleInitialize"], header: "objbase.h", thread: { group: "com apartment", role: "set" }, source: "https://learn.microsoft.com/windows/win32/api/combaseapi/nf-combaseapi-coinitializeex" },
  { name: "C.CoCreateInstance", header: "objbase.h", thread: { group: "com apartment" }, source: "https://learn.microsoft.com/windows/win32/api/combaseapi/nf-combaseapi-cocreateinstance" },
  { name: "C.CoUninitialize", alsoKnownAs: ["C.OleUninitialize"], header: "objbase.h", thread: { group: "com apartment", role: "reset" }, source: "https://learn.microsoft.com/windows/win32/api/combaseapi/nf-combaseapi-couninitialize" },
];
