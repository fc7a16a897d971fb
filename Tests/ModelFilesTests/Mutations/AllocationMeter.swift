#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How much memory is allocated at most between two points, of the whole process.
///
/// `Scripts/mutate` puts `Fuzzing/allocation-meter.c` before the C library; without it there is no meter.
struct AllocationMeter {
  private let begin: @convention(c) () -> Void
  private let peak: @convention(c) () -> Int

  init?() {
    guard let program = dlopen(nil, RTLD_NOW),
      let begin = dlsym(program, "allocation_meter_begin"),
      let peak = dlsym(program, "allocation_meter_peak")
    else { return nil }
    self.begin = unsafeBitCast(begin, to: (@convention(c) () -> Void).self)
    self.peak = unsafeBitCast(peak, to: (@convention(c) () -> Int).self)
  }

  /// What a function allocates at most at once, in bytes, beyond what was allocated before.
  func peak(of function: () -> Void) -> Int {
    begin()
    function()
    return peak()
  }
}
