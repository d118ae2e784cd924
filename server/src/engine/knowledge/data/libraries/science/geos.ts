// GEOS: every function exists with a context handle as its first parameter (_r) and without. Geometries take the
// sequences and parts they are made of.
import type { LibraryTable } from "../../../libraryTable.ts";
import { alike, creating, lent, releasing } from "../../../tableEntries.ts";

const geometryMakers: readonly string[] = [
  "GEOSGeom_clone*", "GEOSBuffer*", "GEOSBufferWithStyle*", "GEOSBufferWithParams*", "GEOSOffsetCurve*", "GEOSIntersection*", "GEOSIntersectionPrec*", "GEOSUnion*", "GEOSUnionPrec*", "GEOSUnaryUnion*", "GEOSUnaryUnionPrec*", "GEOSDifference*",
  "GEOSDifferencePrec*", "GEOSSymDifference*", "GEOSSymDifferencePrec*", "GEOSBoundary*", "GEOSConvexHull*", "GEOSConcaveHull*", "GEOSEnvelope*", "GEOSGetCentroid*", "GEOSPointOnSurface*", "GEOSSimplify*", "GEOSTopologyPreserveSimplify*", "GEOSMakeValid*",
  "GEOSMakeValidWithParams*", "GEOSLineMerge*", "GEOSLineMergeDirected*", "GEOSSnap*", "GEOSSharedPaths*", "GEOSDelaunayTriangulation*", "GEOSVoronoiDiagram*", "GEOSNode*", "GEOSInterpolate*", "GEOSInterpolateNormalized*", "GEOSMinimumRotatedRectangle*",
  "GEOSMinimumBoundingCircle*", "GEOSMinimumWidth*", "GEOSMinimumClearanceLine*", "GEOSMaximumInscribedCircle*", "GEOSLargestEmptyCircle*", "GEOSReverse*", "GEOSClipByRect*", "GEOSBuildArea*", "GEOSExtractUniquePoints*", "GEOSGeom_setPrecision*",
  "GEOSGeomFromWKT*", "GEOSGeomFromWKB_buf*", "GEOSGeomFromHEX_buf*", "GEOSWKTReader_read*", "GEOSWKBReader_read*", "GEOSWKBReader_readHEX*", "GEOSGeoJSONReader_readGeometry*", "GEOSGeom_createPointFromXY*", "GEOSGeom_createRectangle*",
  "GEOSGeom_createEmptyPoint*", "GEOSGeom_createEmptyLineString*", "GEOSGeom_createEmptyPolygon*", "GEOSGeom_createEmptyCollection*", "GEOSGeomGetPointN*", "GEOSGeomGetStartPoint*", "GEOSGeomGetEndPoint*", "GEOSGeom_extractUniquePoints*", "GEOSPolygonize*", "GEOSPolygonize_valid*", "GEOSPolygonizer_getCutEdges*", "GEOSCoverageUnion*", "GEOSDisjointSubsetUnion*", "GEOSDensify*",
  "GEOSRemoveRepeatedPoints*", "GEOSConstrainedDelaunayTriangulation*", "GEOSConcaveHullOfPolygons*", "GEOSPolygonHullSimplify*", "GEOSLineSubstring*", "GEOSConcaveHullByLength*", "GEOSCoverageSimplifyVW*",
];
const textMakers: readonly string[] = ["GEOSGeomToWKT*", "GEOSGeomToWKB_buf*", "GEOSGeomToHEX_buf*", "GEOSWKTWriter_write*", "GEOSWKBWriter_write*", "GEOSWKBWriter_writeHEX*", "GEOSGeoJSONWriter_writeGeometry*", "GEOSGeomType*", "GEOSisValidReason*", "GEOSRelate*"];

export const geos: LibraryTable = {
  library: "GEOS",
  header: "geos_c.h",
  source: "https://libgeos.org/doxygen/geos__c_8h.html",
  families: [
    { family: "GEOS_finish_r", creates: ["GEOS_init_r", "initGEOS_r"], releases: ["GEOS_finish_r", "finishGEOS_r"] },
    ...alike(
      [""],
      {
        family: "GEOSGeom_destroy*",
        creates: [
          ...geometryMakers,
          ...creating(["takes-on-success"], "GEOSGeom_createPoint*", "GEOSGeom_createLineString*", "GEOSGeom_createLinearRing*"),
          ...creating(["takes-on-success", "keeps", "borrows"], "GEOSGeom_createPolygon*"),
          ...creating(["borrows", "keeps", "borrows"], "GEOSGeom_createCollection*"),
        ],
        releases: releasing(0, "GEOSGeom_destroy*"),
        lends: lent(0, "GEOSGetGeometryN*", "GEOSGetExteriorRing*", "GEOSGetInteriorRingN*", "GEOSGeom_getCoordSeq*"),
      },
      { family: "GEOSCoordSeq_destroy*", creates: ["GEOSCoordSeq_create*", "GEOSCoordSeq_clone*", "GEOSCoordSeq_copyFromBuffer*", "GEOSCoordSeq_copyFromArrays*"], releases: releasing(0, "GEOSCoordSeq_destroy*") },
      { family: "GEOSPreparedGeom_destroy*", creates: ["GEOSPrepare*"], releases: releasing(0, "GEOSPreparedGeom_destroy*") },
      { family: "GEOSFree*", creates: textMakers, releases: releasing(0, "GEOSFree*") },
    ),
    ...alike(["WKTReader", "WKTWriter", "WKBReader", "WKBWriter", "GeoJSONReader", "GeoJSONWriter", "BufferParams", "MakeValidParams", "STRtree"], { family: "GEOS*_destroy", creates: ["GEOS*_create"], releases: releasing(0, "GEOS*_destroy") }),
    ...alike(
      ["_r"],
      {
        family: "GEOSGeom_destroy*",
        creates: [
          ...geometryMakers,
          ...creating(["borrows", "takes-on-success"], "GEOSGeom_createPoint*", "GEOSGeom_createLineString*", "GEOSGeom_createLinearRing*"),
          ...creating(["borrows", "takes-on-success", "keeps", "borrows"], "GEOSGeom_createPolygon*"),
          ...creating(["borrows", "borrows", "keeps", "borrows"], "GEOSGeom_createCollection*"),
        ],
        releases: releasing(1, "GEOSGeom_destroy*"),
        lends: lent(1, "GEOSGetGeometryN*", "GEOSGetExteriorRing*", "GEOSGetInteriorRingN*", "GEOSGeom_getCoordSeq*"),
      },
      { family: "GEOSCoordSeq_destroy*", creates: ["GEOSCoordSeq_create*", "GEOSCoordSeq_clone*", "GEOSCoordSeq_copyFromBuffer*", "GEOSCoordSeq_copyFromArrays*"], releases: releasing(1, "GEOSCoordSeq_destroy*") },
      { family: "GEOSPreparedGeom_destroy*", creates: ["GEOSPrepare*"], releases: releasing(1, "GEOSPreparedGeom_destroy*") },
      { family: "GEOSFree*", creates: textMakers, releases: releasing(1, "GEOSFree*") },
    ),
    ...alike(["WKTReader", "WKTWriter", "WKBReader", "WKBWriter", "GeoJSONReader", "GeoJSONWriter", "BufferParams", "MakeValidParams", "STRtree"], { family: "GEOS*_destroy_r", creates: ["GEOS*_create_r"], releases: releasing(1, "GEOS*_destroy_r") }),
  ],
};
