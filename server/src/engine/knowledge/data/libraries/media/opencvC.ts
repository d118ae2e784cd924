// OpenCV (C): who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

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
  ],
};
