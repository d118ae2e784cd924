// GDAL, OGR, OSR: datasets own bands and layers; texts are released with CPLFree, which is free in default builds.
import type { LibraryTable } from "../../../libraryTable.ts";
import { alike, creating, lent, out, releasing } from "../../../tableEntries.ts";

export const gdal: LibraryTable = {
  library: "GDAL",
  header: "gdal.h",
  source: "https://gdal.org/en/stable/api/index.html",
  families: [
    {
      family: "GDALClose",
      source: "https://gdal.org/en/stable/api/raster_c_api.html",
      creates: [
        "GDALOpen", "GDALOpenShared", "GDALOpenEx", "GDALCreate", "GDALCreateCopy", "GDALTranslate", "GDALDEMProcessing", "GDALGrid", "GDALBuildVRT", "GDALAutoCreateWarpedVRT", "GDALCreateWarpedVRT", "OGROpen",
        "OGR_Dr_CreateDataSource", "OGR_Dr_Open", { name: "GDALWarp", whenNil: 1 }, { name: "GDALVectorTranslate", whenNil: 1 }, { name: "GDALRasterize", whenNil: 1 }, { name: "GDALNearblack", whenNil: 1 },
      ],
      releases: ["GDALClose", "GDALReleaseDataset", "OGR_DS_Destroy", "OGRReleaseDataSource"],
      lends: [
        ...lent(
          0, "GDALGetRasterBand", "GDALDatasetGetLayer", "GDALDatasetGetLayerByName", "GDALDatasetCreateLayer", "GDALGetProjectionRef", "GDALGetSpatialRef", "GDALGetRasterColorTable", "GDALGetDefaultRAT", "GDALGetOverview", "GDALGetMaskBand",
          "GDALGetBandDataset", "GDALGetDatasetDriver", "OGR_DS_GetLayer", "OGR_DS_GetLayerByName", "OGR_DS_CreateLayer", "OGR_L_GetLayerDefn", "OGR_L_GetSpatialRef", "OGR_G_GetSpatialReference", "OGR_F_GetDefnRef",
        ),
        "GDALGetDriver", "GDALGetDriverByName", "OGRGetDriver", "OGRGetDriverByName",
      ],
    },
    { family: "GDALDatasetReleaseResultSet", creates: ["GDALDatasetExecuteSQL"], releases: releasing(1, "GDALDatasetReleaseResultSet") },
    { family: "OGR_DS_ReleaseResultSet", header: "ogr_api.h", creates: ["OGR_DS_ExecuteSQL"], releases: releasing(1, "OGR_DS_ReleaseResultSet") },
    {
      family: "OGR_G_DestroyGeometry",
      header: "ogr_api.h",
      source: "https://gdal.org/en/stable/api/vector_c_api.html",
      creates: [
        "OGR_G_CreateGeometry", "OGR_G_CreateGeometryFromJson", "OGR_G_CreateFromGML", "OGR_G_Clone", "OGR_G_Buffer", "OGR_G_Union", "OGR_G_UnionCascaded", "OGR_G_Intersection", "OGR_G_Difference", "OGR_G_SymDifference", "OGR_G_ConvexHull",
        "OGR_G_Boundary", "OGR_G_Simplify", "OGR_G_SimplifyPreserveTopology", "OGR_G_DelaunayTriangulation", "OGR_G_Polygonize", "OGR_G_PointOnSurface", "OGR_G_MakeValid", "OGR_G_Normalize", "OGR_G_GetLinearGeometry", "OGR_G_GetCurveGeometry", "OGR_F_StealGeometry",
        ...creating(["takes"], "OGR_G_ForceToPolygon", "OGR_G_ForceToLineString", "OGR_G_ForceToMultiPolygon", "OGR_G_ForceToMultiPoint", "OGR_G_ForceToMultiLineString", "OGR_G_ForceTo"),
        ...out(2, "OGR_G_CreateFromWkb", "OGR_G_CreateFromWkt"),
      ],
      releases: ["OGR_G_DestroyGeometry"],
      lends: lent(0, "OGR_F_GetGeometryRef", "OGR_F_GetGeomFieldRef", "OGR_G_GetGeometryRef"),
    },
    { family: "OGR_F_Destroy", header: "ogr_api.h", source: "https://gdal.org/en/stable/api/vector_c_api.html", creates: ["OGR_F_Create", "OGR_F_Clone", "OGR_L_GetNextFeature", "OGR_L_GetFeature"], releases: ["OGR_F_Destroy"] },
    { family: "OGR_FD_Release", header: "ogr_api.h", source: "https://gdal.org/en/stable/api/vector_c_api.html", creates: ["OGR_FD_Create"], releases: ["OGR_FD_Release", "OGR_FD_Destroy"] },
    { family: "OGR_Fld_Destroy", header: "ogr_api.h", source: "https://gdal.org/en/stable/api/vector_c_api.html", creates: ["OGR_Fld_Create"], releases: ["OGR_Fld_Destroy"] },
    { family: "OGR_GFld_Destroy", header: "ogr_api.h", source: "https://gdal.org/en/stable/api/vector_c_api.html", creates: ["OGR_GFld_Create"], releases: ["OGR_GFld_Destroy"] },
    { family: "OSRDestroySpatialReference", header: "ogr_srs_api.h", creates: ["OSRNewSpatialReference", "OSRClone", "OSRCloneGeogCS"], releases: ["OSRDestroySpatialReference", "OSRRelease"], retains: ["OSRReference"] },
    { family: "OCTDestroyCoordinateTransformation", header: "ogr_srs_api.h", creates: ["OCTNewCoordinateTransformation", "OCTNewCoordinateTransformationEx", "OCTClone", "OCTGetInverse"], releases: ["OCTDestroyCoordinateTransformation"] },
    { family: "OCTDestroyCoordinateTransformationOptions", header: "ogr_srs_api.h", creates: ["OCTNewCoordinateTransformationOptions"], releases: ["OCTDestroyCoordinateTransformationOptions"] },
    {
      family: "CPLFree",
      header: "cpl_conv.h",
      source: "https://gdal.org/en/stable/api/cpl.html",
      creates: [
        "CPLMalloc", "CPLCalloc", "CPLStrdup", "VSIMalloc", "VSICalloc", "VSIStrdup", "VSIMalloc2", "VSIMalloc3", "OGR_G_ExportToGML", "OGR_G_ExportToGMLEx", "OGR_G_ExportToKML", "OGR_G_ExportToJson", "OGR_G_ExportToJsonEx", "GDALInfo",
        ...out(1, "OSRExportToWkt", "OSRExportToPrettyWkt", "OSRExportToProj4", "OSRExportToXML", "OSRExportToWktEx", "OSRExportToPROJJSON", "OGR_G_ExportToWkt", "OGR_G_ExportToIsoWkt"),
      ],
      releases: ["CPLFree", "VSIFree"],
    },
    { family: "CSLDestroy", header: "cpl_string.h", source: "https://gdal.org/en/stable/api/cpl.html", creates: ["CSLDuplicate", "CSLTokenizeString", "CSLTokenizeString2", "CSLTokenizeStringComplex", "CSLLoad", "GDALGetFileList", "VSIReadDir", "VSIReadDirRecursive"], releases: ["CSLDestroy"] },
    { family: "VSIFCloseL", header: "cpl_vsi.h", source: "https://gdal.org/en/stable/api/cpl.html", creates: ["VSIFOpenL", "VSIFOpenExL", "VSIFileFromMemBuffer"], releases: ["VSIFCloseL"] },
    { family: "GDALDestroyColorTable", creates: ["GDALCreateColorTable", "GDALCloneColorTable"], releases: ["GDALDestroyColorTable"] },
    { family: "GDALDestroyRasterAttributeTable", creates: ["GDALCreateRasterAttributeTable"], releases: ["GDALDestroyRasterAttributeTable"] },
    { family: "GDALDestroyGenImgProjTransformer", header: "gdal_alg.h", creates: ["GDALCreateGenImgProjTransformer", "GDALCreateGenImgProjTransformer2", "GDALCreateGenImgProjTransformer3"], releases: ["GDALDestroyGenImgProjTransformer"] },
    { family: "GDALDestroyWarpOptions", header: "gdalwarper.h", creates: ["GDALCreateWarpOptions", "GDALCloneWarpOptions"], releases: ["GDALDestroyWarpOptions"] },
    ...alike(
      ["Translate", "WarpApp", "VectorTranslate", "DEMProcessing", "Nearblack", "Grid", "Rasterize", "BuildVRT", "Info"],
      { family: "GDAL*OptionsFree", header: "gdal_utils.h", source: "https://gdal.org/en/stable/api/gdal_utils.html", creates: ["GDAL*OptionsNew"], releases: ["GDAL*OptionsFree"] },
    ),
  ],
  rows: [
    { name: "OGR_F_SetGeometryDirectly", header: "ogr_api.h", params: ["borrows", "takes"] },
    { name: "OGR_G_AddGeometryDirectly", header: "ogr_api.h", params: ["borrows", "takes"] },
    { name: "OGR_F_SetGeometry", header: "ogr_api.h", params: ["borrows", "borrows"] },
    { name: "OGR_G_AddGeometry", header: "ogr_api.h", params: ["borrows", "borrows"] },
    { name: "CSLAddString", header: "cpl_string.h", creates: { family: "CSLDestroy" }, reallocates: { param: 0, family: "CSLDestroy" } },
    { name: "CSLSetNameValue", header: "cpl_string.h", creates: { family: "CSLDestroy" }, reallocates: { param: 0, family: "CSLDestroy" } },
  ],
};
