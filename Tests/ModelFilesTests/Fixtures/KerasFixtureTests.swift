import Testing

@testable import ModelFiles

/// If one of these fails, somebody's Keras model is shown with numbers that Keras does not compute.
@Suite struct KerasFixtureTests {
  @Test("Every array is what Keras computes", arguments: FixtureCase.all("keras"))
  func numbers(fixture: FixtureCase) throws {
    try fixture.check { path, options in
      try KerasReader(bytes: try FileBytes.read(path), path: path, options: options).model()
    }
  }

  @Test("A model that cannot be shown says why in one line", arguments: BrokenCase.all("keras"))
  func refusals(broken: BrokenCase) throws {
    try broken.check { path, options in
      try KerasReader(bytes: try FileBytes.read(path), path: path, options: options).model()
    }
  }

  @Test("There are cases to compare")
  func cases() {
    #expect(FixtureCase.all("keras").count > 60)
    #expect(BrokenCase.all("keras").count > 4)
  }
}
