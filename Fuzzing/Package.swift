// swift-tools-version: 6.1

import PackageDescription

// The fuzzer is a package of its own: Scripts/fuzz builds it, and the readers with it, with flags
// that nothing else wants.
let package = Package(
  name: "lstm-tui-fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "lstm-tui", path: "..")],
  targets: [
    .target(name: "FuzzerMain"),
    .executableTarget(
      name: "FuzzReaders",
      dependencies: ["FuzzerMain", .product(name: "ModelFiles", package: "lstm-tui")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
  ],
  swiftLanguageModes: [.v6]
)
