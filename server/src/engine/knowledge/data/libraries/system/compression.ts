// Compression libraries: zlib, bzip2, liblzma, Zstandard, LZ4, Brotli. (The C interface of Snappy owns nothing.) Data only.
import type { LibraryTable } from "../../../libraryTable.ts";

export const zlibTable: LibraryTable = {
  library: "zlib",
  header: "zlib.h",
  source: "https://www.zlib.net/manual.html",
  families: [
    { family: "deflateEnd", creates: [{ name: "deflateInit", inPlace: 0 }, { name: "deflateInit_", inPlace: 0 }, { name: "deflateInit2", inPlace: 0 }, { name: "deflateInit2_", inPlace: 0 }, { name: "deflateCopy", inPlace: 0 }], releases: ["deflateEnd"] },
    { family: "inflateEnd", creates: [{ name: "inflateInit", inPlace: 0 }, { name: "inflateInit_", inPlace: 0 }, { name: "inflateInit2", inPlace: 0 }, { name: "inflateInit2_", inPlace: 0 }, { name: "inflateCopy", inPlace: 0 }], releases: ["inflateEnd"] },
    { family: "inflateBackEnd", creates: [{ name: "inflateBackInit", inPlace: 0 }, { name: "inflateBackInit_", inPlace: 0 }], releases: ["inflateBackEnd"] },
    { family: "gzclose", creates: ["gzopen", "gzopen64", "gzopen_w", "gzdopen"], releases: ["gzclose", "gzclose_r", "gzclose_w"] },
  ],
};

export const bzip2Table: LibraryTable = {
  library: "bzip2",
  header: "bzlib.h",
  source: "https://sourceware.org/bzip2/manual/manual.html",
  families: [
    { family: "BZ2_bzCompressEnd", creates: [{ name: "BZ2_bzCompressInit", inPlace: 0 }], releases: ["BZ2_bzCompressEnd"] },
    { family: "BZ2_bzDecompressEnd", creates: [{ name: "BZ2_bzDecompressInit", inPlace: 0 }], releases: ["BZ2_bzDecompressEnd"] },
    { family: "BZ2_bzclose", creates: ["BZ2_bzopen", "BZ2_bzdopen"], releases: ["BZ2_bzclose"] },
    { family: "BZ2_bzReadClose", creates: ["BZ2_bzReadOpen"], releases: [{ name: "BZ2_bzReadClose", param: 1 }] },
    { family: "BZ2_bzWriteClose", creates: ["BZ2_bzWriteOpen"], releases: [{ name: "BZ2_bzWriteClose", param: 1 }, { name: "BZ2_bzWriteClose64", param: 1 }] },
  ],
};

export const lzmaTable: LibraryTable = {
  library: "liblzma",
  header: "lzma.h",
  source: "https://tukaani.org/xz/liblzma-api/",
  families: [
    {
      family: "lzma_end",
      creates: [
        { name: "lzma_easy_encoder", inPlace: 0 }, { name: "lzma_stream_encoder", inPlace: 0 }, { name: "lzma_stream_encoder_mt", inPlace: 0 }, { name: "lzma_alone_encoder", inPlace: 0 }, { name: "lzma_raw_encoder", inPlace: 0 },
        { name: "lzma_stream_decoder", inPlace: 0 }, { name: "lzma_stream_decoder_mt", inPlace: 0 }, { name: "lzma_auto_decoder", inPlace: 0 }, { name: "lzma_alone_decoder", inPlace: 0 }, { name: "lzma_lzip_decoder", inPlace: 0 }, { name: "lzma_raw_decoder", inPlace: 0 },
        { name: "lzma_index_encoder", inPlace: 0 }, { name: "lzma_index_decoder", inPlace: 0 }, { name: "lzma_block_encoder", inPlace: 0 }, { name: "lzma_block_decoder", inPlace: 0 },
      ],
      releases: ["lzma_end"],
    },
    { family: "lzma_index_end", creates: ["lzma_index_init", "lzma_index_dup"], releases: ["lzma_index_end"] },
    { family: "lzma_index_hash_end", creates: [{ name: "lzma_index_hash_init", whenNil: 0 }], releases: ["lzma_index_hash_end"] },
  ],
};

export const zstdTable: LibraryTable = {
  library: "Zstandard",
  header: "zstd.h",
  source: "https://facebook.github.io/zstd/zstd_manual.html",
  families: [
    { family: "ZSTD_freeCCtx", creates: ["ZSTD_createCCtx", "ZSTD_createCCtx_advanced", "ZSTD_createCStream", "ZSTD_createCStream_advanced"], releases: ["ZSTD_freeCCtx", "ZSTD_freeCStream"] },
    { family: "ZSTD_freeDCtx", creates: ["ZSTD_createDCtx", "ZSTD_createDCtx_advanced", "ZSTD_createDStream", "ZSTD_createDStream_advanced"], releases: ["ZSTD_freeDCtx", "ZSTD_freeDStream"] },
    { family: "ZSTD_freeCDict", creates: ["ZSTD_createCDict", "ZSTD_createCDict_advanced", "ZSTD_createCDict_byReference"], releases: ["ZSTD_freeCDict"] },
    { family: "ZSTD_freeDDict", creates: ["ZSTD_createDDict", "ZSTD_createDDict_advanced", "ZSTD_createDDict_byReference"], releases: ["ZSTD_freeDDict"] },
    { family: "ZSTD_freeCCtxParams", creates: ["ZSTD_createCCtxParams"], releases: ["ZSTD_freeCCtxParams"] },
    { family: "ZSTD_freeThreadPool", creates: ["ZSTD_createThreadPool"], releases: ["ZSTD_freeThreadPool"] },
  ],
};

export const lz4Table: LibraryTable = {
  library: "LZ4",
  header: "lz4.h",
  source: "https://github.com/lz4/lz4/tree/dev/doc",
  families: [
    { family: "LZ4_freeStream", creates: ["LZ4_createStream"], releases: ["LZ4_freeStream"] },
    { family: "LZ4_freeStreamDecode", creates: ["LZ4_createStreamDecode"], releases: ["LZ4_freeStreamDecode"] },
    { family: "LZ4_freeStreamHC", header: "lz4hc.h", creates: ["LZ4_createStreamHC"], releases: ["LZ4_freeStreamHC"] },
    { family: "LZ4F_freeCompressionContext", header: "lz4frame.h", creates: [{ name: "LZ4F_createCompressionContext", outParam: 0 }], releases: ["LZ4F_freeCompressionContext"] },
    { family: "LZ4F_freeDecompressionContext", header: "lz4frame.h", creates: [{ name: "LZ4F_createDecompressionContext", outParam: 0 }], releases: ["LZ4F_freeDecompressionContext"] },
    { family: "LZ4F_freeCDict", header: "lz4frame.h", creates: ["LZ4F_createCDict"], releases: ["LZ4F_freeCDict"] },
  ],
};

export const brotliTable: LibraryTable = {
  library: "Brotli",
  header: "brotli/encode.h",
  source: "https://www.brotli.org/encode.html",
  families: [
    { family: "BrotliEncoderDestroyInstance", creates: ["BrotliEncoderCreateInstance"], releases: ["BrotliEncoderDestroyInstance"] },
    { family: "BrotliEncoderDestroyPreparedDictionary", creates: ["BrotliEncoderPrepareDictionary"], releases: ["BrotliEncoderDestroyPreparedDictionary"] },
    { family: "BrotliDecoderDestroyInstance", header: "brotli/decode.h", source: "https://www.brotli.org/decode.html", creates: ["BrotliDecoderCreateInstance"], releases: ["BrotliDecoderDestroyInstance"] },
    { family: "BrotliSharedDictionaryDestroyInstance", header: "brotli/shared_dictionary.h", creates: ["BrotliSharedDictionaryCreateInstance"], releases: ["BrotliSharedDictionaryDestroyInstance"] },
  ],
};
