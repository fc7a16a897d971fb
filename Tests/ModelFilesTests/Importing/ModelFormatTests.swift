import Testing

@testable import ModelFiles

/// If one of these fails, a model is taken for another kind of file and its owner is sent astray.
@Suite struct ModelFormatTests {
  private func archive(_ names: [String]) -> [UInt8] {
    var archive = ZipArchive()
    for name in names { archive.add(name, [1, 2, 3]) }
    return archive.encoded()
  }

  @Test("Files are known by their content, whatever they are called")
  func known() throws {
    let files: [(ModelFormat, [UInt8])] = [
      (.pyTorch, archive(["m/data.pkl", "m/data/0"])),
      (.keras, archive(["metadata.json", "config.json", "model.weights.h5"])),
      (.npz, archive(["a.npy"])),
      (.hdf5, [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A, 0]),
      (.hdf5, Array(repeating: 0, count: 512) + [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]),
      (.pyTorchLegacy, [0x80, 0x02, 0x8A, 0x0A]),
      (.safetensors, try randomModel().safeTensorsFile().encoded()),
      (.onnx, [0x08, 0x08, 0x12, 0x07]),
    ]
    for (format, bytes) in files {
      #expect(try ModelFormat(of: bytes, path: "model.bin") == format)
    }
    #expect(try ModelFormat(of: [0x12, 0], path: "m.onnx") == .onnx)
  }

  @Test(
    "A safetensors file is one whatever the length of its header: of 640 bytes it begins as pickles do"
  )
  func headerLengths() throws {
    for length in 1...3000 {
      let bytes = [UInt8(length & 0xFF), UInt8(length >> 8), 0, 0, 0, 0, 0, 0] + Array("{}".utf8)
      #expect(try ModelFormat(of: bytes, path: "model.safetensors") == .safetensors)
    }
  }

  @Test("What is no model is called what it is")
  func unknown() {
    let files: [(String, [UInt8])] = [
      ("is empty", []),
      ("Git LFS pointer", Array("version https://git-lfs.github.com/spec/v1\n".utf8)),
      ("web page", Array("<!DOCTYPE html><html>".utf8)),
      ("one NumPy array", [0x93] + Array("NUMPY".utf8)),
      ("gzip", [0x1F, 0x8B, 8]),
      ("MessagePack", [0x81, 0xA6] + Array("params".utf8)),
      ("JSON without weights", Array("{\"class_name\": \"Sequential\"}".utf8)),
      ("a ZIP archive of “readme.txt”", archive(["readme.txt"])),
      ("a ZIP archive of nothing", archive([])),
      ("tar archive", Array(repeating: 0x61, count: 257) + Array("ustar\0".utf8)),
      ("is no model; expected PyTorch", Array("hello world".utf8)),
    ]
    for (expected, bytes) in files {
      let error = #expect(throws: FileError.self) {
        try ModelFormat(of: bytes, path: "model.h5")
      }
      #expect(error?.description.contains(expected) == true, "\(String(describing: error))")
    }
  }
}
