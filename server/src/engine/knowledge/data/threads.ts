// Functions that depend on the calling thread, by the state they share: a goroutine that calls two of one group must
// be locked to its thread in between. `set` establishes the state, `use` (default) relies on it, `reset` gives it up.
// Data only. Does not hold: error getters (errno, dlerror, ERR_get_error: a rule of their own), signal masks, and the
// set*id wrappers of libc, which act on all threads (their raw system calls do not, and are here).
import type { ApiModel } from "../apiModel.ts";

const gl = "https://registry.khronos.org/OpenGL-Refpages/gl4/";
const egl = "https://registry.khronos.org/EGL/sdk/docs/man/html/";
const glfw = "https://www.glfw.org/docs/latest/intro_guide.html#thread_safety";
const sdl = "https://wiki.libsdl.org/SDL2/CategoryVideo";
const man2 = "https://man7.org/linux/man-pages/man2/";
const man3 = "https://man7.org/linux/man-pages/man3/";

export const threadModels: readonly ApiModel[] = [
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

  // CUDA: current device and context stack per thread.
  { name: "C.cudaSetDevice", alsoKnownAs: ["C.hipSetDevice"], header: "cuda_runtime_api.h", thread: { group: "cuda device", role: "set" }, source: "https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__DEVICE.html" },
  {
    name: "C.cudaMalloc", namePrefix: "C.cuda", header: "cuda_runtime_api.h", thread: { group: "cuda device" }, source: "https://docs.nvidia.com/cuda/cuda-c-programming-guide/index.html#device-selection",
    exceptions: [
      "C.cudaGetErrorString", "C.cudaGetErrorName", "C.cudaGetLastError", "C.cudaPeekAtLastError", "C.cudaGetDeviceCount", "C.cudaGetDeviceProperties",
      "C.cudaDeviceGetAttribute", "C.cudaDeviceGetPCIBusId", "C.cudaDeviceGetByPCIBusId", "C.cudaDeviceCanAccessPeer", "C.cudaDriverGetVersion",
      "C.cudaRuntimeGetVersion", "C.cudaMallocHost", "C.cudaHostAlloc", "C.cudaFreeHost", "C.cudaHostRegister", "C.cudaHostUnregister",
    ],
  },
  { name: "C.cuCtxSetCurrent", alsoKnownAs: ["C.cuCtxCreate", "C.cuCtxCreate_v2", "C.cuCtxPushCurrent", "C.cuCtxPushCurrent_v2", "C.cuCtxAttach"], header: "cuda.h", thread: { group: "cuda context", role: "set" }, source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__CTX.html" },
  { name: "C.cuCtxPopCurrent", alsoKnownAs: ["C.cuCtxPopCurrent_v2", "C.cuCtxDetach"], header: "cuda.h", thread: { group: "cuda context", role: "reset" }, source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__CTX.html" },
  { name: "C.cuCtxSynchronize", alsoKnownAs: ["C.cuCtxGetCurrent", "C.cuCtxGetDevice", "C.cuCtxGetLimit", "C.cuCtxSetLimit", "C.cuCtxGetCacheConfig", "C.cuCtxSetCacheConfig"], header: "cuda.h", thread: { group: "cuda context" }, source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__CTX.html" },
  { name: "C.cuMemAlloc", namePrefix: "C.cuMem", header: "cuda.h", thread: { group: "cuda context" }, source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__MEM.html" },
  { name: "C.cuModuleLoad", namePrefix: "C.cuModule", header: "cuda.h", thread: { group: "cuda context" }, source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__MODULE.html" },
  { name: "C.cuLaunchKernel", alsoKnownAs: ["C.cuStreamCreate", "C.cuStreamCreateWithPriority", "C.cuEventCreate"], header: "cuda.h", thread: { group: "cuda context" }, source: "https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__EXEC.html" },

  // Virtual machines that know their threads.
  { name: "C.AttachCurrentThread", alsoKnownAs: ["C.AttachCurrentThreadAsDaemon"], header: "jni.h", thread: { group: "jni", role: "set" }, source: "https://docs.oracle.com/en/java/javase/21/docs/specs/jni/invocation.html" },
  { name: "C.DetachCurrentThread", header: "jni.h", thread: { group: "jni", role: "reset" }, source: "https://docs.oracle.com/en/java/javase/21/docs/specs/jni/invocation.html" },
  { name: "C.GetEnv", header: "jni.h", thread: { group: "jni" }, source: "https://docs.oracle.com/en/java/javase/21/docs/specs/jni/invocation.html" },
  { name: "C.PyGILState_Ensure", header: "Python.h", thread: { group: "python gil", role: "set" }, source: "https://docs.python.org/3/c-api/init.html#c.PyGILState_Ensure" },
  { name: "C.PyGILState_Release", header: "Python.h", thread: { group: "python gil", role: "reset" }, source: "https://docs.python.org/3/c-api/init.html#c.PyGILState_Release" },
  { name: "C.PyEval_SaveThread", alsoKnownAs: ["C.PyThreadState_Swap", "C.PyEval_AcquireThread"], header: "Python.h", thread: { group: "python thread state", role: "set" }, source: "https://docs.python.org/3/c-api/init.html#c.PyEval_SaveThread" },
  { name: "C.PyEval_RestoreThread", alsoKnownAs: ["C.PyEval_ReleaseThread"], header: "Python.h", thread: { group: "python thread state", role: "reset" }, source: "https://docs.python.org/3/c-api/init.html#c.PyEval_RestoreThread" },
  { name: "C.PyThreadState_Get", alsoKnownAs: ["C.PyThreadState_GetDict"], header: "Python.h", thread: { group: "python thread state" }, source: "https://docs.python.org/3/c-api/init.html#c.PyThreadState_Get" },

  // Linux: namespaces and attributes of one thread.
  { name: "C.setns", alsoKnownAs: ["C.SYS_setns"], header: "sched.h", thread: { group: "namespace", role: "set" }, source: `${man2}setns.2.html` },
  { name: "C.unshare", alsoKnownAs: ["C.SYS_unshare"], header: "sched.h", thread: { group: "namespace", role: "set" }, source: `${man2}unshare.2.html` },
  { name: "golang.org/x/sys/unix.Setns", alsoKnownAs: ["golang.org/x/sys/unix.Unshare", "syscall.Unshare"], thread: { group: "namespace", role: "set" }, source: "https://pkg.go.dev/golang.org/x/sys/unix#Setns" },
  { name: "github.com/vishvananda/netns.Set", alsoKnownAs: ["github.com/vishvananda/netns.New", "github.com/vishvananda/netns.NewNamed"], thread: { group: "namespace", role: "set" }, source: "https://pkg.go.dev/github.com/vishvananda/netns" },
  { name: "C.prctl", alsoKnownAs: ["C.SYS_prctl"], header: "sys/prctl.h", thread: { group: "thread attributes", role: "set" }, source: `${man2}prctl.2.html` },
  { name: "C.capset", alsoKnownAs: ["C.SYS_capset", "C.cap_set_proc"], header: "sys/capability.h", thread: { group: "thread attributes", role: "set" }, source: `${man2}capset.2.html` },
  { name: "C.capget", alsoKnownAs: ["C.SYS_capget"], header: "sys/capability.h", thread: { group: "thread attributes" }, source: `${man2}capset.2.html` },
  { name: "C.cap_get_proc", header: "sys/capability.h", creates: { family: "cap_free" }, thread: { group: "thread attributes" }, source: "https://man7.org/linux/man-pages/man3/cap_get_proc.3.html" },
  { name: "C.SYS_setresuid", alsoKnownAs: ["C.SYS_setresgid", "C.SYS_setreuid", "C.SYS_setregid", "C.SYS_setuid", "C.SYS_setgid", "C.SYS_setgroups"], header: "sys/syscall.h", thread: { group: "thread attributes", role: "set" }, source: `${man2}setresuid.2.html` },
  { name: "C.setfsuid", alsoKnownAs: ["C.setfsgid", "C.SYS_setfsuid", "C.SYS_setfsgid"], header: "sys/fsuid.h", thread: { group: "thread attributes", role: "set" }, source: `${man2}setfsuid.2.html` },
  { name: "C.seccomp_load", alsoKnownAs: ["C.SYS_seccomp"], header: "seccomp.h", thread: { group: "thread attributes", role: "set" }, source: `${man2}seccomp.2.html` },
  { name: "C.setfscreatecon", alsoKnownAs: ["C.setexeccon", "C.setsockcreatecon", "C.setkeycreatecon", "C.setcon"], header: "selinux/selinux.h", thread: { group: "security context", role: "set" }, source: "https://man7.org/linux/man-pages/man3/setfscreatecon.3.html" },
  { name: "C.getfscreatecon", alsoKnownAs: ["C.getexeccon", "C.getsockcreatecon", "C.getkeycreatecon", "C.getcon"], header: "selinux/selinux.h", creates: { family: "freecon", outParam: 0 }, thread: { group: "security context" }, source: "https://man7.org/linux/man-pages/man3/getfscreatecon.3.html" },
  { name: "C.ptrace", alsoKnownAs: ["C.SYS_ptrace"], header: "sys/ptrace.h", thread: { group: "ptrace", role: "set" }, source: `${man2}ptrace.2.html` },

  // Scheduling and affinity of the calling thread.
  { name: "C.sched_setaffinity", alsoKnownAs: ["C.SYS_sched_setaffinity"], header: "sched.h", thread: { group: "scheduling", role: "set" }, source: `${man2}sched_setaffinity.2.html` },
  { name: "C.sched_getaffinity", alsoKnownAs: ["C.SYS_sched_getaffinity", "C.sched_getcpu"], header: "sched.h", thread: { group: "scheduling" }, source: `${man2}sched_setaffinity.2.html` },
  { name: "C.sched_setscheduler", alsoKnownAs: ["C.sched_setparam", "C.setpriority"], header: "sched.h", thread: { group: "scheduling", role: "set" }, source: `${man2}sched_setscheduler.2.html` },
  { name: "C.getpriority", alsoKnownAs: ["C.sched_getscheduler", "C.sched_getparam"], header: "sys/resource.h", thread: { group: "scheduling" }, source: `${man2}getpriority.2.html` },
  { name: "C.pthread_self", alsoKnownAs: ["C.SYS_gettid", "C.gettid"], header: "pthread.h", thread: { group: "scheduling", role: "set" }, source: `${man3}pthread_self.3.html` },
  { name: "C.pthread_setaffinity_np", alsoKnownAs: ["C.pthread_setschedparam", "C.pthread_setname_np", "C.pthread_setschedprio"], header: "pthread.h", thread: { group: "scheduling", role: "set" }, source: `${man3}pthread_setaffinity_np.3.html` },
  { name: "C.pthread_getaffinity_np", alsoKnownAs: ["C.pthread_getschedparam", "C.pthread_getname_np"], header: "pthread.h", thread: { group: "scheduling" }, source: `${man3}pthread_setaffinity_np.3.html` },

  // Values kept per thread by the C library.
  { name: "C.pthread_setspecific", alsoKnownAs: ["C.tss_set"], header: "pthread.h", thread: { group: "thread-specific data", role: "set" }, source: `${man3}pthread_setspecific.3p.html` },
  { name: "C.pthread_getspecific", alsoKnownAs: ["C.tss_get"], header: "pthread.h", thread: { group: "thread-specific data" }, source: `${man3}pthread_getspecific.3p.html` },
  { name: "C.uselocale", header: "locale.h", thread: { group: "locale", role: "set" }, source: `${man3}uselocale.3.html` },
  { name: "C.fesetround", alsoKnownAs: ["C.feenableexcept", "C.fedisableexcept", "C.fesetenv", "C.feclearexcept", "C.feholdexcept"], header: "fenv.h", thread: { group: "floating-point environment", role: "set" }, source: `${man3}fenv.3.html` },
  { name: "C.fegetround", alsoKnownAs: ["C.fetestexcept", "C.fegetenv", "C.fegetexcept"], header: "fenv.h", thread: { group: "floating-point environment" }, source: `${man3}fenv.3.html` },
];
