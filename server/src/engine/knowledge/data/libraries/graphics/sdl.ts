// SDL: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
// Where a stream is closed by the reader (freesrc) it depends on a flag: those parameters count as kept.
import type { LibraryTable } from "../../../libraryTable.ts";
import { outIfTrue } from "../../../tableEntries.ts";

export const sdlTable: LibraryTable = {
  library: "SDL",
  header: "SDL.h",
  source: "https://wiki.libsdl.org/SDL2/CategoryAPI",
  families: [
    {
      family: "SDL_free",
      creates: [
        "SDL_malloc", "SDL_calloc", "SDL_strdup", "SDL_wcsdup", "SDL_GetClipboardText", "SDL_GetPrimarySelectionText", "SDL_GetPrefPath",
        "SDL_iconv_string", "SDL_GameControllerMapping", "SDL_GameControllerMappingForGUID", "SDL_GameControllerMappingForIndex", "SDL_GameControllerMappingForDeviceIndex", "SDL_GetGamepadMapping", "SDL_GetGamepadMappingForGUID",
        ...outIfTrue(2, "SDL_LoadWAV"), { name: "SDL_LoadWAV_IO", outParam: 3, success: "nonzero", params: ["keeps", "borrows", "writes", "writes", "writes"] },
      ],
      releases: ["SDL_free"],
    },
    {
      family: "SDL_DestroyWindow",
      creates: ["SDL_CreateWindow", "SDL_CreateShapedWindow", "SDL_CreateWindowFrom", "SDL_CreateWindowWithProperties", "SDL_CreatePopupWindow"],
      releases: ["SDL_DestroyWindow"],
      lends: ["SDL_GetWindowFromID", "SDL_GL_GetCurrentWindow", "SDL_GetKeyboardFocus", "SDL_GetMouseFocus", "SDL_GetGrabbedWindow"],
    },
    {
      family: "SDL_DestroyRenderer",
      creates: ["SDL_CreateRenderer", "SDL_CreateSoftwareRenderer", "SDL_CreateRendererWithProperties"],
      releases: ["SDL_DestroyRenderer"],
      lends: [{ name: "SDL_GetRenderer", owner: 0 }],
    },
    {
      family: "SDL_DestroyTexture",
      creates: ["SDL_CreateTexture", "SDL_CreateTextureFromSurface", "SDL_CreateTextureWithProperties"],
      releases: ["SDL_DestroyTexture"],
      lends: [{ name: "SDL_GetRenderTarget", owner: 0 }],
    },
    {
      family: "SDL_FreeSurface",
      creates: [
        "SDL_CreateRGBSurface", "SDL_CreateRGBSurfaceWithFormat",
        { name: "SDL_CreateRGBSurfaceFrom", params: ["keeps", "borrows", "borrows", "borrows", "borrows", "borrows", "borrows", "borrows", "borrows"] },
        { name: "SDL_CreateRGBSurfaceWithFormatFrom", params: ["keeps", "borrows", "borrows", "borrows", "borrows", "borrows"] },
        { name: "SDL_LoadBMP_RW", params: ["keeps", "borrows"] }, "SDL_ConvertSurface", "SDL_ConvertSurfaceFormat",
        "SDL_DuplicateSurface", "SDL_DisplayFormat", "SDL_DisplayFormatAlpha", "SDL_CreateSurface",
        { name: "SDL_CreateSurfaceFrom", params: ["borrows", "borrows", "borrows", "keeps", "borrows"] }, "SDL_LoadBMP",
        { name: "SDL_LoadBMP_IO", params: ["keeps", "borrows"] }, "SDL_RotateSurface", "SDL_ScaleSurface",
      ],
      releases: ["SDL_FreeSurface", "SDL_DestroySurface"],
      lends: [{ name: "SDL_GetWindowSurface", owner: 0 }, "SDL_GetVideoSurface", "SDL_SetVideoMode"],
    },
    {
      family: "SDL_FreeFormat",
      creates: ["SDL_AllocFormat"],
      releases: ["SDL_FreeFormat"],
    },
    {
      family: "SDL_FreePalette",
      creates: ["SDL_AllocPalette"],
      releases: ["SDL_FreePalette"],
    },
    {
      family: "SDL_DestroyPalette",
      creates: ["SDL_CreatePalette"],
      releases: ["SDL_DestroyPalette"],
    },
    {
      family: "SDL_FreeCursor",
      creates: ["SDL_CreateCursor", "SDL_CreateColorCursor", "SDL_CreateSystemCursor"],
      releases: ["SDL_FreeCursor", "SDL_DestroyCursor"],
      lends: ["SDL_GetCursor", "SDL_GetDefaultCursor"],
    },
    {
      family: "SDL_RWclose",
      creates: [
        "SDL_RWFromFile", { name: "SDL_RWFromFP", params: ["keeps", "borrows"] }, { name: "SDL_RWFromMem", params: ["keeps", "borrows"] },
        { name: "SDL_RWFromConstMem", params: ["keeps", "borrows"] },
      ],
      releases: ["SDL_RWclose"],
    },
    {
      family: "SDL_FreeRW",
      creates: ["SDL_AllocRW"],
      releases: ["SDL_FreeRW"],
    },
    {
      family: "SDL_CloseIO",
      creates: [
        "SDL_IOFromFile", { name: "SDL_IOFromMem", params: ["keeps", "borrows"] },
        { name: "SDL_IOFromConstMem", params: ["keeps", "borrows"] }, "SDL_IOFromDynamicMem", "SDL_OpenIO",
      ],
      releases: ["SDL_CloseIO"],
    },
    {
      family: "SDL_GL_DeleteContext",
      creates: ["SDL_GL_CreateContext"],
      releases: ["SDL_GL_DeleteContext", "SDL_GL_DestroyContext"],
    },
    {
      family: "SDL_DestroyMutex",
      creates: ["SDL_CreateMutex"],
      releases: ["SDL_DestroyMutex"],
    },
    {
      family: "SDL_DestroySemaphore",
      creates: ["SDL_CreateSemaphore"],
      releases: ["SDL_DestroySemaphore"],
    },
    {
      family: "SDL_DestroyCond",
      creates: ["SDL_CreateCond"],
      releases: ["SDL_DestroyCond"],
    },
    {
      family: "SDL_DestroyCondition",
      creates: ["SDL_CreateCondition"],
      releases: ["SDL_DestroyCondition"],
    },
    {
      family: "SDL_UnloadObject",
      creates: ["SDL_LoadObject"],
      releases: ["SDL_UnloadObject"],
    },
    {
      family: "SDL_JoystickClose",
      creates: ["SDL_JoystickOpen"],
      releases: ["SDL_JoystickClose"],
      lends: ["SDL_JoystickFromInstanceID"],
    },
    {
      family: "SDL_GameControllerClose",
      creates: ["SDL_GameControllerOpen"],
      releases: ["SDL_GameControllerClose"],
      lends: ["SDL_GameControllerFromInstanceID", { name: "SDL_GameControllerGetJoystick", owner: 0 }],
    },
    {
      family: "SDL_CloseJoystick",
      creates: ["SDL_OpenJoystick"],
      releases: ["SDL_CloseJoystick"],
    },
    {
      family: "SDL_CloseGamepad",
      creates: ["SDL_OpenGamepad"],
      releases: ["SDL_CloseGamepad"],
    },
    {
      family: "SDL_HapticClose",
      creates: ["SDL_HapticOpen", "SDL_HapticOpenFromJoystick", "SDL_HapticOpenFromMouse"],
      releases: ["SDL_HapticClose"],
    },
    {
      family: "SDL_SensorClose",
      creates: ["SDL_SensorOpen"],
      releases: ["SDL_SensorClose"],
    },
    {
      family: "SDL_FreeAudioStream",
      creates: ["SDL_NewAudioStream"],
      releases: ["SDL_FreeAudioStream"],
    },
    {
      family: "SDL_DestroyAudioStream",
      creates: ["SDL_CreateAudioStream", "SDL_OpenAudioDeviceStream"],
      releases: ["SDL_DestroyAudioStream"],
    },
    {
      family: "SDL_FreeWAV",
      creates: [{ name: "SDL_LoadWAV_RW", outParam: 3, success: "nonzero", params: ["keeps", "borrows", "writes", "writes", "writes"] }],
      releases: ["SDL_FreeWAV"],
    },
  ],
  rows: [
    { name: "SDL_realloc", creates: { family: "SDL_free" }, reallocates: { param: 0, family: "SDL_free" }, params: ["takes-on-success", "borrows"] },
    { name: "SDL_GetError", returnsBorrowed: "library" },
    { name: "SDL_GetPlatform", returnsBorrowed: "library" },
    { name: "SDL_GetWindowTitle", returnsBorrowed: 0 },
    { name: "SDL_GetKeyName", returnsBorrowed: "library" },
    { name: "SDL_GetScancodeName", returnsBorrowed: "library" },
    { name: "SDL_GetPixelFormatName", returnsBorrowed: "library" },
    { name: "SDL_GetVideoDriver", returnsBorrowed: "library" },
    { name: "SDL_GetCurrentVideoDriver", returnsBorrowed: "library" },
    { name: "SDL_GetAudioDriver", returnsBorrowed: "library" },
    { name: "SDL_GetCurrentAudioDriver", returnsBorrowed: "library" },
    { name: "SDL_GetAudioDeviceName", returnsBorrowed: "library" },
    { name: "SDL_GetHint", returnsBorrowed: "library" },
    { name: "SDL_JoystickName", returnsBorrowed: 0 },
    { name: "SDL_JoystickNameForIndex", returnsBorrowed: "library" },
    { name: "SDL_GameControllerName", returnsBorrowed: 0 },
    { name: "SDL_GameControllerNameForIndex", returnsBorrowed: "library" },
    { name: "SDL_GetKeyboardState", returnsBorrowed: "library" },
    { name: "SDL_GetRevision", returnsBorrowed: "library" },
    { name: "SDL_GetDisplayName", returnsBorrowed: "library" },
    { name: "SDL_getenv", returnsBorrowed: "library" },
    { name: "SDL_LoadFile_RW", params: ["keeps", "writes", "borrows"] },
    { name: "SDL_LoadFile_IO", params: ["keeps", "writes", "borrows"] },
    { name: "SDL_SetWindowData", params: ["borrows", "borrows", "keeps"] },
    { name: "SDL_SetSurfacePalette", params: ["borrows", "borrows"] },
    { name: "SDL_SetCursor", params: ["keeps"] },
    { name: "SDL_SaveBMP_RW", params: ["borrows", "keeps", "borrows"] },
  ],
};
