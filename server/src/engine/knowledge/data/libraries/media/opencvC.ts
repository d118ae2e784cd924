// OpenCV (C): who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

const imgproc = { header: "opencv2/imgproc/imgproc_c.h", source: "https://github.com/opencv/opencv/blob/3.4/modules/imgproc/include/opencv2/imgproc/imgproc_c.h" };

export const opencvCTable: LibraryTable = {
  library: "OpenCV (C)",
  header: "opencv2/core/core_c.h",
  source: "https://docs.opencv.org/3.4/d2/df8/group__core__c.html",
  families: [
    {
      family: "cvReleaseMat",
      creates: ["cvCreateMat", "cvCreateMatHeader", "cvCloneMat"],
      releases: [{ name: "cvReleaseMat", through: true }],
    },
    {
      family: "cvReleaseImage",
      creates: ["cvCreateImage", "cvCloneImage", "cvLoadImage"],
      releases: [{ name: "cvReleaseImage", through: true }],
    },
    {
      family: "cvReleaseImageHeader",
      creates: ["cvCreateImageHeader"],
      releases: [{ name: "cvReleaseImageHeader", through: true }],
    },
    {
      family: "cvReleaseMemStorage",
      creates: ["cvCreateMemStorage", "cvCreateChildMemStorage"],
      releases: [{ name: "cvReleaseMemStorage", through: true }],
    },
    {
      family: "cvReleaseCapture",
      header: "opencv2/videoio/videoio_c.h",
      creates: ["cvCreateCameraCapture", "cvCreateFileCapture", "cvCreateFileCaptureWithPreference"],
      releases: [{ name: "cvReleaseCapture", through: true }],
      lends: [{ name: "cvQueryFrame", owner: 0 }, { name: "cvRetrieveFrame", owner: 0 }],
    },
    {
      family: "cvReleaseVideoWriter",
      header: "opencv2/videoio/videoio_c.h",
      creates: ["cvCreateVideoWriter"],
      releases: [{ name: "cvReleaseVideoWriter", through: true }],
    },
  ],
  rows: [
    { name: "cvErrorStr", returnsBorrowed: "library" },
    // The header or matrix they fill is also what they return; cvGetMat and cvGetImage return the input where it is one already.
    { name: "cvInitMatHeader", params: ["writes"], returnsParam: 0 },
    { name: "cvInitImageHeader", params: ["writes"], returnsParam: 0 },
    { name: "cvGetMat", params: ["borrows", "writes", "writes"], returnsParam: 1 },
    { name: "cvGetImage", params: ["borrows", "writes"], returnsParam: 1 },
    { name: "cvGetSubRect", params: ["borrows", "writes"], returnsParam: 1 },
    { name: "cvGetRows", params: ["borrows", "writes"], returnsParam: 1 },
    { name: "cvGetCols", params: ["borrows", "writes"], returnsParam: 1 },
    { name: "cvGetDiag", params: ["borrows", "writes"], returnsParam: 1 },
    { name: "cvReshape", params: ["borrows", "writes"], returnsParam: 1 },
    { name: "cvReshapeMatND", params: ["borrows", "borrows", "writes"], returnsParam: 2 },
    { name: "cvGetPerspectiveTransform", ...imgproc, params: ["borrows", "borrows", "writes"], returnsParam: 2 },
    { name: "cvGetAffineTransform", ...imgproc, params: ["borrows", "borrows", "writes"], returnsParam: 2 },
    { name: "cv2DRotationMatrix", ...imgproc, params: ["borrows", "borrows", "borrows", "writes"], returnsParam: 3 },
  ],
};
