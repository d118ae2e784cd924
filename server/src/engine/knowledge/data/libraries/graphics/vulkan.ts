// Vulkan: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
// Pools give back what was allocated from them, so command buffers and descriptor sets are left out; so are arrays of pipelines.
import type { LibraryTable } from "../../../libraryTable.ts";

export const vulkanTable: LibraryTable = {
  library: "Vulkan",
  header: "vulkan/vulkan.h",
  source: "https://registry.khronos.org/vulkan/specs/latest/man/html/",
  families: [
    {
      family: "vkDestroyInstance",
      creates: [{ name: "vkCreateInstance", outParam: 2 }],
      releases: ["vkDestroyInstance"],
    },
    {
      family: "vkDestroyDevice",
      creates: [{ name: "vkCreateDevice", outParam: 3 }],
      releases: ["vkDestroyDevice"],
    },
    {
      family: "vkFreeMemory",
      creates: [{ name: "vkAllocateMemory", outParam: 3 }],
      releases: [{ name: "vkFreeMemory", param: 1 }],
    },
    {
      family: "vkDestroyBuffer",
      creates: [{ name: "vkCreateBuffer", outParam: 3 }],
      releases: [{ name: "vkDestroyBuffer", param: 1 }],
    },
    {
      family: "vkDestroyBufferView",
      creates: [{ name: "vkCreateBufferView", outParam: 3 }],
      releases: [{ name: "vkDestroyBufferView", param: 1 }],
    },
    {
      family: "vkDestroyImage",
      creates: [{ name: "vkCreateImage", outParam: 3 }],
      releases: [{ name: "vkDestroyImage", param: 1 }],
    },
    {
      family: "vkDestroyImageView",
      creates: [{ name: "vkCreateImageView", outParam: 3 }],
      releases: [{ name: "vkDestroyImageView", param: 1 }],
    },
    {
      family: "vkDestroyShaderModule",
      creates: [{ name: "vkCreateShaderModule", outParam: 3 }],
      releases: [{ name: "vkDestroyShaderModule", param: 1 }],
    },
    {
      family: "vkDestroyPipelineLayout",
      creates: [{ name: "vkCreatePipelineLayout", outParam: 3 }],
      releases: [{ name: "vkDestroyPipelineLayout", param: 1 }],
    },
    {
      family: "vkDestroyPipelineCache",
      creates: [{ name: "vkCreatePipelineCache", outParam: 3 }],
      releases: [{ name: "vkDestroyPipelineCache", param: 1 }],
    },
    {
      family: "vkDestroyRenderPass",
      creates: [{ name: "vkCreateRenderPass", outParam: 3 }],
      releases: [{ name: "vkDestroyRenderPass", param: 1 }],
    },
    {
      family: "vkDestroyFramebuffer",
      creates: [{ name: "vkCreateFramebuffer", outParam: 3 }],
      releases: [{ name: "vkDestroyFramebuffer", param: 1 }],
    },
    {
      family: "vkDestroySampler",
      creates: [{ name: "vkCreateSampler", outParam: 3 }],
      releases: [{ name: "vkDestroySampler", param: 1 }],
    },
    {
      family: "vkDestroyDescriptorSetLayout",
      creates: [{ name: "vkCreateDescriptorSetLayout", outParam: 3 }],
      releases: [{ name: "vkDestroyDescriptorSetLayout", param: 1 }],
    },
    {
      family: "vkDestroyDescriptorPool",
      creates: [{ name: "vkCreateDescriptorPool", outParam: 3 }],
      releases: [{ name: "vkDestroyDescriptorPool", param: 1 }],
    },
    {
      family: "vkDestroyCommandPool",
      creates: [{ name: "vkCreateCommandPool", outParam: 3 }],
      releases: [{ name: "vkDestroyCommandPool", param: 1 }],
    },
    {
      family: "vkDestroyFence",
      creates: [{ name: "vkCreateFence", outParam: 3 }],
      releases: [{ name: "vkDestroyFence", param: 1 }],
    },
    {
      family: "vkDestroySemaphore",
      creates: [{ name: "vkCreateSemaphore", outParam: 3 }],
      releases: [{ name: "vkDestroySemaphore", param: 1 }],
    },
    {
      family: "vkDestroyEvent",
      creates: [{ name: "vkCreateEvent", outParam: 3 }],
      releases: [{ name: "vkDestroyEvent", param: 1 }],
    },
    {
      family: "vkDestroyQueryPool",
      creates: [{ name: "vkCreateQueryPool", outParam: 3 }],
      releases: [{ name: "vkDestroyQueryPool", param: 1 }],
    },
    {
      family: "vkDestroySwapchainKHR",
      creates: [{ name: "vkCreateSwapchainKHR", outParam: 3 }],
      releases: [{ name: "vkDestroySwapchainKHR", param: 1 }],
    },
    {
      family: "vkDestroySurfaceKHR",
      creates: [
        { name: "vkCreateXlibSurfaceKHR", outParam: 3 }, { name: "vkCreateXcbSurfaceKHR", outParam: 3 },
        { name: "vkCreateWaylandSurfaceKHR", outParam: 3 }, { name: "vkCreateWin32SurfaceKHR", outParam: 3 },
        { name: "vkCreateMetalSurfaceEXT", outParam: 3 }, { name: "vkCreateMacOSSurfaceMVK", outParam: 3 },
        { name: "vkCreateAndroidSurfaceKHR", outParam: 3 }, { name: "vkCreateHeadlessSurfaceEXT", outParam: 3 },
      ],
      releases: [{ name: "vkDestroySurfaceKHR", param: 1 }],
    },
  ],
};
