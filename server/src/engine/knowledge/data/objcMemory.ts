// Objects of Objective-C where references are counted by hand: who gets one that has to be given back. Messages have the
// names the lowering gives them (`-release`); those about the life of an object have it as their only argument.
// Data only. Does not hold for code compiled with -fobjc-arc, where the compiler counts: resolveCallee.ts drops the rows there.
import type { ApiModel } from "../apiModel.ts";

const policy = "https://developer.apple.com/library/archive/documentation/Cocoa/Conceptual/MemoryMgmt/Articles/mmRules.html";
const header = "Foundation/Foundation.h";

/** The family of objects that are given back with `release`; under automatic reference counting the compiler looks after it. */
export const countedObjects = "-release";

const owned: readonly ApiModel[] = [
  { name: "C.-alloc", alsoKnownAs: ["C.-new", "C.-copy", "C.-mutableCopy"], header, creates: { family: countedObjects, nullable: true }, params: ["borrows"], source: policy },
  // Methods whose name begins with new or mutableCopy hand out a reference as well.
  { name: "C.-newBufferWithLength:options:", namePrefix: "C.-new", header, creates: { family: countedObjects, nullable: true }, source: policy },
  { name: "C.-mutableCopyWithZone:", namePrefix: "C.-mutableCopy", header, creates: { family: countedObjects, nullable: true }, source: policy },
];

const givenBack: readonly ApiModel[] = [
  { name: "C.-release", alsoKnownAs: ["C.-dealloc", "C.-drain"], header, releases: { param: 0, family: countedObjects }, params: ["takes"], source: policy },
  { name: "C.-retain", header, retains: { param: 0, family: countedObjects }, returnsParam: 0, source: policy },
  // Released when the pool around it ends; good until then.
  { name: "C.-autorelease", header, params: ["keeps"], source: policy },
];

/** Results that belong to somebody else, or to the pool. */
const lent: readonly ApiModel[] = [
  {
    name: "C.-stringWithUTF8String:",
    alsoKnownAs: [
      "C.-stringWithFormat:", "C.-stringWithCString:encoding:", "C.-string", "C.-array", "C.-arrayWithObject:", "C.-arrayWithObjects:count:", "C.-dictionary",
      "C.-dictionaryWithObject:forKey:", "C.-dataWithBytes:length:", "C.-numberWithInt:", "C.-numberWithBool:", "C.-numberWithDouble:", "C.-objectForKey:",
      "C.-objectAtIndex:", "C.-valueForKey:", "C.-fileURLWithPath:", "C.-URLWithString:",
    ],
    header,
    returnsBorrowed: "library",
    source: policy,
  },
];

/** Functions of Foundation that only look. */
const lookers: readonly ApiModel[] = [
  { name: "C.NSLog", alsoKnownAs: ["C.NSStringFromClass", "C.NSStringFromRect"], header, restParams: "borrows", source: "https://developer.apple.com/documentation/foundation/nslog" },
];

export const objcMemoryModels: readonly ApiModel[] = [...owned, ...givenBack, ...lent, ...lookers];
