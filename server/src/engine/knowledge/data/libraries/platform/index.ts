// Devices, systems, storage, networks and accelerators: one table per library. Data only.
import type { LibraryTable } from "../../../libraryTable.ts";
import { alpm } from "./alpm.ts";
import { bluez } from "./bluez.ts";
import { cAres } from "./cAres.ts";
import { cudaDriver } from "./cudaDriver.ts";
import { cudaLibraries } from "./cudaLibraries.ts";
import { cudaRuntime } from "./cudaRuntime.ts";
import { cudnn } from "./cudnn.ts";
import { dcgm } from "./dcgm.ts";
import { getdns } from "./getdns.ts";
import { hackrf } from "./hackrf.ts";
import { hidapi } from "./hidapi.ts";
import { hip } from "./hip.ts";
import { hwloc } from "./hwloc.ts";
import { ibverbs } from "./ibverbs.ts";
import { jemalloc } from "./jemalloc.ts";
import { ldns } from "./ldns.ts";
import { libarchive } from "./libarchive.ts";
import { libev } from "./libev.ts";
import { libevent } from "./libevent.ts";
import { libftdi } from "./libftdi.ts";
import { libgit2 } from "./libgit2.ts";
import { libguestfs } from "./libguestfs.ts";
import { libiio } from "./libiio.ts";
import { libimobiledevice } from "./libimobiledevice.ts";
import { liblxc } from "./liblxc.ts";
import { libmagic } from "./libmagic.ts";
import { libmodbus } from "./libmodbus.ts";
import { libnfc } from "./libnfc.ts";
import { libplist } from "./libplist.ts";
import { libsensors } from "./libsensors.ts";
import { libserialport } from "./libserialport.ts";
import { libunbound } from "./libunbound.ts";
import { libusb } from "./libusb.ts";
import { libuv } from "./libuv.ts";
import { libvirt } from "./libvirt.ts";
import { libzip } from "./libzip.ts";
import { mimalloc } from "./mimalloc.ts";
import { minizip } from "./minizip.ts";
import { numa } from "./numa.ts";
import { nvml } from "./nvml.ts";
import { opencl } from "./opencl.ts";
import { rdmacm } from "./rdmacm.ts";
import { rpm } from "./rpm.ts";
import { rtlsdr } from "./rtlsdr.ts";
import { soapySdr } from "./soapySdr.ts";
import { unrar } from "./unrar.ts";
import { windows } from "./windows.ts";
import { xen } from "./xen.ts";

export const platformTables: readonly LibraryTable[] = [
  alpm,
  bluez,
  cAres,
  cudaDriver,
  cudaLibraries,
  cudaRuntime,
  cudnn,
  dcgm,
  getdns,
  hackrf,
  hidapi,
  hip,
  hwloc,
  ibverbs,
  jemalloc,
  ldns,
  libarchive,
  libev,
  libevent,
  libftdi,
  libgit2,
  libguestfs,
  libiio,
  libimobiledevice,
  liblxc,
  libmagic,
  libmodbus,
  libnfc,
  libplist,
  libsensors,
  libserialport,
  libunbound,
  libusb,
  libuv,
  libvirt,
  libzip,
  mimalloc,
  minizip,
  numa,
  nvml,
  opencl,
  rdmacm,
  rpm,
  rtlsdr,
  soapySdr,
  unrar,
  windows,
  xen,
];
