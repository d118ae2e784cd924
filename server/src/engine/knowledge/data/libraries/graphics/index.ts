// Tables of graphics libraries. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { allegroTable } from "./allegro.ts";
import { cairoTable } from "./cairo.ts";
import { cimguiTable } from "./cimgui.ts";
import { eglTable } from "./egl.ts";
import { fontconfigTable } from "./fontconfig.ts";
import { freetypeTable } from "./freetype.ts";
import { gbmTable } from "./gbm.ts";
import { glfwTable } from "./glfw.ts";
import { glxTable } from "./glx.ts";
import { harfbuzzTable } from "./harfbuzz.ts";
import { libdrmTable } from "./libdrm.ts";
import { libinputTable } from "./libinput.ts";
import { librsvgTable } from "./librsvg.ts";
import { pangoTable } from "./pango.ts";
import { popplerTable } from "./poppler.ts";
import { raylibTable } from "./raylib.ts";
import { sdlTable } from "./sdl.ts";
import { sdlImageTable } from "./sdlImage.ts";
import { sdlMixerTable } from "./sdlMixer.ts";
import { sdlNetTable } from "./sdlNet.ts";
import { sdlTtfTable } from "./sdlTtf.ts";
import { sfmlTable } from "./sfml.ts";
import { vulkanTable } from "./vulkan.ts";
import { waylandTable } from "./wayland.ts";
import { wlrootsTable } from "./wlroots.ts";
import { x11Table } from "./x11.ts";
import { xcbTable } from "./xcb.ts";
import { xkbcommonTable } from "./xkbcommon.ts";

export const graphicsTables: readonly LibraryTable[] = [
  allegroTable,
  cairoTable,
  cimguiTable,
  eglTable,
  fontconfigTable,
  freetypeTable,
  gbmTable,
  glfwTable,
  glxTable,
  harfbuzzTable,
  libdrmTable,
  libinputTable,
  librsvgTable,
  pangoTable,
  popplerTable,
  raylibTable,
  sdlTable,
  sdlImageTable,
  sdlMixerTable,
  sdlNetTable,
  sdlTtfTable,
  sfmlTable,
  vulkanTable,
  waylandTable,
  wlrootsTable,
  x11Table,
  xcbTable,
  xkbcommonTable,
];
