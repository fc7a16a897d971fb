import CZlib

/// Expands what deflate compressed, through zlib.
enum Inflater {
  /// Returns the expansion of a raw deflate stream.
  ///
  /// - Parameters:
  ///   - bytes: The stream, without any header.
  ///   - size: The number of bytes it must expand to, which the caller has bounded.
  /// - Returns: The bytes; `nil` if the stream is damaged or of another size.
  static func inflated(_ bytes: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    guard let inputCount = UInt32(exactly: bytes.count), let outputCount = UInt32(exactly: size)
    else { return nil }
    var input = Array(bytes)
    var isWhole = false
    let output = [UInt8](unsafeUninitializedCapacity: size) { output, count in
      input.withUnsafeMutableBufferPointer { input in
        var stream = z_stream()
        stream.next_in = input.baseAddress
        stream.avail_in = inputCount
        stream.next_out = output.baseAddress
        stream.avail_out = outputCount
        isWhole = expandAll(&stream)
        count = size - Int(stream.avail_out)
      }
    }
    return isWhole && output.count == size ? output : nil
  }

  /// Whether a stream expands exactly into the place it was given.
  private static func expandAll(_ stream: inout z_stream) -> Bool {
    // zlib remembers the structure's address, and wants a place to write to even for nothing.
    var nothing: UInt8 = 0
    return withUnsafeMutablePointer(to: &nothing) { nothing in
      withUnsafeMutablePointer(to: &stream) { stream in
        if stream.pointee.next_out == nil { stream.pointee.next_out = nothing }
        let structureSize = Int32(MemoryLayout<z_stream>.size)
        // A negative number of window bits stands for a stream without zlib's own header.
        guard inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, structureSize) == Z_OK else {
          return false
        }
        defer { inflateEnd(stream) }
        return inflate(stream, Z_FINISH) == Z_STREAM_END && stream.pointee.avail_in == 0
      }
    }
  }

  /// Returns the CRC-32 of bytes.
  static func checksum(of bytes: [UInt8]) -> UInt32 {
    UInt32(
      truncatingIfNeeded: bytes.withUnsafeBufferPointer { buffer in
        crc32_z(0, buffer.baseAddress, buffer.count)
      })
  }
}
