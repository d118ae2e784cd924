// Tables of media libraries. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { alsaTable } from "./alsa.ts";
import { appleAudioTable } from "./appleAudio.ts";
import { assimpTable } from "./assimp.ts";
import { chromaprintTable } from "./chromaprint.ts";
import { cupsTable } from "./cups.ts";
import { faacTable } from "./faac.ts";
import { fdkAacTable } from "./fdkAac.ts";
import { ffmpegTable } from "./ffmpeg.ts";
import { flacTable } from "./flac.ts";
import { fluidsynthTable } from "./fluidsynth.ts";
import { giflibTable } from "./giflib.ts";
import { gphoto2Table } from "./gphoto2.ts";
import { jackTable } from "./jack.ts";
import { lameTable } from "./lame.ts";
import { lcmsTable } from "./lcms.ts";
import { leptonicaTable } from "./leptonica.ts";
import { libaomTable } from "./libaom.ts";
import { libassTable } from "./libass.ts";
import { libavifTable } from "./libavif.ts";
import { libcdioTable } from "./libcdio.ts";
import { libexifTable } from "./libexif.ts";
import { libheifTable } from "./libheif.ts";
import { libjpegTable } from "./libjpeg.ts";
import { libjxlTable } from "./libjxl.ts";
import { libpngTable } from "./libpng.ts";
import { librawTable } from "./libraw.ts";
import { libshoutTable } from "./libshout.ts";
import { libsndfileTable } from "./libsndfile.ts";
import { libtiffTable } from "./libtiff.ts";
import { libuvcTable } from "./libuvc.ts";
import { libvipsTable } from "./libvips.ts";
import { libvlcTable } from "./libvlc.ts";
import { libvpxTable } from "./libvpx.ts";
import { libwebpTable } from "./libwebp.ts";
import { magickCoreTable } from "./magickCore.ts";
import { magickWandTable } from "./magickWand.ts";
import { miniaudioTable } from "./miniaudio.ts";
import { mpg123Table } from "./mpg123.ts";
import { mpvTable } from "./mpv.ts";
import { openalTable } from "./openal.ts";
import { opencvCTable } from "./opencvC.ts";
import { openjpegTable } from "./openjpeg.ts";
import { openslideTable } from "./openslide.ts";
import { opusTable } from "./opus.ts";
import { portaudioTable } from "./portaudio.ts";
import { portmidiTable } from "./portmidi.ts";
import { pulseaudioTable } from "./pulseaudio.ts";
import { qrencodeTable } from "./qrencode.ts";
import { resamplingTable } from "./resampling.ts";
import { rtaudioTable } from "./rtaudio.ts";
import { rtmidiTable } from "./rtmidi.ts";
import { saneTable } from "./sane.ts";
import { speechTable } from "./speech.ts";
import { speexTable } from "./speex.ts";
import { taglibTable } from "./taglib.ts";
import { tesseractTable } from "./tesseract.ts";
import { videoCodecsTable } from "./videoCodecs.ts";
import { vorbisTable } from "./vorbis.ts";
import { x264Table } from "./x264.ts";
import { zbarTable } from "./zbar.ts";

export const mediaTables: readonly LibraryTable[] = [
  alsaTable,
  appleAudioTable,
  assimpTable,
  chromaprintTable,
  cupsTable,
  faacTable,
  fdkAacTable,
  ffmpegTable,
  flacTable,
  fluidsynthTable,
  giflibTable,
  gphoto2Table,
  jackTable,
  lameTable,
  lcmsTable,
  leptonicaTable,
  libaomTable,
  libassTable,
  libavifTable,
  libcdioTable,
  libexifTable,
  libheifTable,
  libjpegTable,
  libjxlTable,
  libpngTable,
  librawTable,
  libshoutTable,
  libsndfileTable,
  libtiffTable,
  libuvcTable,
  libvipsTable,
  libvlcTable,
  libvpxTable,
  libwebpTable,
  magickCoreTable,
  magickWandTable,
  miniaudioTable,
  mpg123Table,
  mpvTable,
  openalTable,
  opencvCTable,
  openjpegTable,
  openslideTable,
  opusTable,
  portaudioTable,
  portmidiTable,
  pulseaudioTable,
  qrencodeTable,
  resamplingTable,
  rtaudioTable,
  rtmidiTable,
  saneTable,
  speechTable,
  speexTable,
  taglibTable,
  tesseractTable,
  videoCodecsTable,
  vorbisTable,
  x264Table,
  zbarTable,
];
