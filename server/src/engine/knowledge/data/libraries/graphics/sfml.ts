// SFML (C): who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const sfmlTable: LibraryTable = {
  library: "SFML (C)",
  header: "SFML/Graphics.h",
  source: "https://www.sfml-dev.org/download/csfml/",
  families: [
    {
      family: "sfRenderWindow_destroy",
      creates: ["sfRenderWindow_create", "sfRenderWindow_createUnicode", "sfRenderWindow_createFromHandle"],
      releases: ["sfRenderWindow_destroy"],
    },
    {
      family: "sfRenderTexture_destroy",
      creates: ["sfRenderTexture_create"],
      releases: ["sfRenderTexture_destroy"],
    },
    {
      family: "sfTexture_destroy",
      creates: [
        "sfTexture_create", "sfTexture_createFromFile", "sfTexture_createFromMemory", "sfTexture_createFromStream",
        "sfTexture_createFromImage", "sfTexture_copy",
      ],
      releases: ["sfTexture_destroy"],
      lends: [{ name: "sfRenderTexture_getTexture", owner: 0 }, { name: "sfSprite_getTexture", owner: 0 }],
    },
    {
      family: "sfImage_destroy",
      creates: [
        "sfImage_create", "sfImage_createFromColor", "sfImage_createFromPixels", "sfImage_createFromFile", "sfImage_createFromMemory",
        "sfImage_createFromStream", "sfImage_copy", "sfTexture_copyToImage",
      ],
      releases: ["sfImage_destroy"],
    },
    {
      family: "sfSprite_destroy",
      creates: ["sfSprite_create", "sfSprite_copy"],
      releases: ["sfSprite_destroy"],
    },
    {
      family: "sfText_destroy",
      creates: ["sfText_create", "sfText_copy"],
      releases: ["sfText_destroy"],
    },
    {
      family: "sfFont_destroy",
      creates: ["sfFont_createFromFile", { name: "sfFont_createFromMemory", params: ["keeps", "borrows"] }, "sfFont_copy"],
      releases: ["sfFont_destroy"],
    },
    {
      family: "sfCircleShape_destroy",
      creates: ["sfCircleShape_create", "sfCircleShape_copy"],
      releases: ["sfCircleShape_destroy"],
    },
    {
      family: "sfRectangleShape_destroy",
      creates: ["sfRectangleShape_create", "sfRectangleShape_copy"],
      releases: ["sfRectangleShape_destroy"],
    },
    {
      family: "sfConvexShape_destroy",
      creates: ["sfConvexShape_create", "sfConvexShape_copy"],
      releases: ["sfConvexShape_destroy"],
    },
    {
      family: "sfVertexArray_destroy",
      creates: ["sfVertexArray_create", "sfVertexArray_copy"],
      releases: ["sfVertexArray_destroy"],
    },
    {
      family: "sfView_destroy",
      creates: ["sfView_create", "sfView_createFromRect", "sfView_copy"],
      releases: ["sfView_destroy"],
    },
    {
      family: "sfShader_destroy",
      creates: ["sfShader_createFromFile", "sfShader_createFromMemory"],
      releases: ["sfShader_destroy"],
    },
    {
      family: "sfTransformable_destroy",
      creates: ["sfTransformable_create", "sfTransformable_copy"],
      releases: ["sfTransformable_destroy"],
    },
    {
      family: "sfWindow_destroy",
      header: "SFML/Window.h",
      creates: ["sfWindow_create", "sfWindow_createUnicode", "sfWindow_createFromHandle"],
      releases: ["sfWindow_destroy"],
    },
    {
      family: "sfContext_destroy",
      header: "SFML/Window.h",
      creates: ["sfContext_create"],
      releases: ["sfContext_destroy"],
    },
    {
      family: "sfCursor_destroy",
      header: "SFML/Window.h",
      creates: ["sfCursor_createFromPixels", "sfCursor_createFromSystem"],
      releases: ["sfCursor_destroy"],
    },
    {
      family: "sfMusic_destroy",
      header: "SFML/Audio.h",
      creates: ["sfMusic_createFromFile", { name: "sfMusic_createFromMemory", params: ["keeps", "borrows"] }, "sfMusic_createFromStream"],
      releases: ["sfMusic_destroy"],
    },
    {
      family: "sfSound_destroy",
      header: "SFML/Audio.h",
      creates: ["sfSound_create", "sfSound_copy"],
      releases: ["sfSound_destroy"],
    },
    {
      family: "sfSoundBuffer_destroy",
      header: "SFML/Audio.h",
      creates: ["sfSoundBuffer_createFromFile", "sfSoundBuffer_createFromMemory", "sfSoundBuffer_createFromSamples", "sfSoundBuffer_copy"],
      releases: ["sfSoundBuffer_destroy"],
    },
    {
      family: "sfClock_destroy",
      header: "SFML/System.h",
      creates: ["sfClock_create", "sfClock_copy"],
      releases: ["sfClock_destroy"],
    },
    {
      family: "sfMutex_destroy",
      header: "SFML/System.h",
      creates: ["sfMutex_create"],
      releases: ["sfMutex_destroy"],
    },
    {
      family: "sfThread_destroy",
      header: "SFML/System.h",
      creates: ["sfThread_create"],
      releases: ["sfThread_destroy"],
    },
  ],
};
