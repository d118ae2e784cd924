// Types of what functions, methods and fields of other packages give, where the analyses must recognise them: methods
// they look for, and bytes that programs hand to C. Data only: what is not listed is a value "from elsewhere".
import type { TypeRef } from "./ast.ts";

const handle: TypeRef = { kind: "named", name: "Handle", pkg: "runtime/cgo" };
const text: TypeRef = { kind: "named", name: "string" };
const bytes: TypeRef = { kind: "slice", elem: { kind: "named", name: "byte" } };

function all(type: TypeRef, names: readonly string[]): readonly (readonly [string, TypeRef])[] {
  return names.map((name) => [name, type]);
}

/** First results, by import path and name, with the type between them for methods; a type's name stands for the conversion to it. */
export const externalResults: ReadonlyMap<string, TypeRef> = new Map<string, TypeRef>([
  ...all(handle, ["runtime/cgo.NewHandle", "runtime/cgo.Handle"]),
  ...all(text, [
    "fmt.Sprintf", "fmt.Sprint", "fmt.Sprintln", "strconv.Itoa", "strconv.FormatInt", "strconv.FormatUint", "strconv.Quote", "os.Getenv",
    "strings.Join", "strings.Repeat", "strings.Replace", "strings.ReplaceAll", "strings.ToLower", "strings.ToUpper", "strings.TrimSpace", "strings.Trim",
    "strings.TrimSuffix", "strings.TrimPrefix", "path/filepath.Join", "path.Join", "strings.Builder.String", "bytes.Buffer.String",
  ]),
  ...all(bytes, [
    "os.ReadFile", "io.ReadAll", "io/ioutil.ReadFile", "io/ioutil.ReadAll", "encoding/json.Marshal", "encoding/json.MarshalIndent", "encoding/hex.DecodeString",
    "encoding/pem.EncodeToMemory", "bytes.Buffer.Bytes", "bytes.Buffer.Next", "bytes.Repeat", "bytes.Join", "bytes.Clone", "math/big.Int.Bytes",
    "google.golang.org/protobuf/proto.Marshal", "github.com/golang/protobuf/proto.Marshal",
  ]),
]);

/** Fields of structures of other packages, by import path, type and name. */
export const externalFields: ReadonlyMap<string, TypeRef> = new Map<string, TypeRef>([
  ...all({ kind: "named", name: "uintptr" }, ["reflect.SliceHeader.Data", "reflect.StringHeader.Data"]),
  ...all(bytes, [
    "image.RGBA.Pix", "image.NRGBA.Pix", "image.RGBA64.Pix", "image.NRGBA64.Pix", "image.Gray.Pix", "image.Gray16.Pix", "image.Alpha.Pix", "image.CMYK.Pix",
    "image.Paletted.Pix", "image.YCbCr.Y", "image.YCbCr.Cb", "image.YCbCr.Cr", "image.NYCbCrA.Y", "image.NYCbCrA.Cb", "image.NYCbCrA.Cr", "image.NYCbCrA.A",
  ]),
]);
