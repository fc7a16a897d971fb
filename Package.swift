// swift-tools-version: 6.1

import PackageDescription

// Dependencies run one way, top to bottom (see ARCHITECTURE.md):
//
//   lstm-tui ─ TerminalBackend ─ CTerminal
//      │
//   Visualizer ─ MemoryAnalysis ─ ModelFiles ─ RecurrentNets
//      │                              └─────── Language
//   CellGrid

let package = Package(
  name: "lstm-tui",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "lstm-tui", targets: ["lstm-tui"]),
    .library(name: "RecurrentNets", targets: ["RecurrentNets"]),
    .library(name: "ModelFiles", targets: ["ModelFiles"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0"),
    // Without its traits it needs FoundationEssentials only.
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
  ],
  targets: [
    // MARK: C

    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "CKernels"),
    .target(
      name: "CTerminal",
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),
    .target(
      name: "EmbeddedModels",
      exclude: ["models"]),

    // MARK: Numbers and words

    .target(
      name: "RecurrentNets",
      dependencies: [
        "CKernels", .target(name: "COpenBLAS", condition: .when(platforms: [.linux])),
      ],
      linkerSettings: [.linkedFramework("Accelerate", .when(platforms: [.macOS]))]),
    .target(name: "Language"),
    .target(
      name: "ONNXProtos",
      dependencies: [.product(name: "SwiftProtobuf", package: "swift-protobuf")],
      exclude: ["onnx.proto"]),
    .target(
      name: "ModelFiles",
      dependencies: ["RecurrentNets", "Language", "CZlib", "EmbeddedModels", "ONNXProtos"]),
    .target(
      name: "MemoryAnalysis",
      dependencies: ["RecurrentNets", "Language", "ModelFiles"]),

    // MARK: The screen

    .target(name: "CellGrid"),
    .target(
      name: "Visualizer",
      dependencies: ["CellGrid", "MemoryAnalysis", "ModelFiles", "RecurrentNets", "Language"]),
    .target(name: "TerminalBackend", dependencies: ["CellGrid", "CTerminal"]),

    // MARK: The program

    .executableTarget(
      name: "lstm-tui",
      dependencies: [
        "Visualizer", "TerminalBackend", "MemoryAnalysis", "ModelFiles", "RecurrentNets",
        "Language", "CellGrid",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // MARK: Tests

    .target(name: "GoldenFiles", path: "Tests/GoldenFiles"),
    .testTarget(name: "CellGridTests", dependencies: ["CellGrid"]),
    .testTarget(name: "RecurrentNetsTests", dependencies: ["RecurrentNets"]),
    .testTarget(name: "LanguageTests", dependencies: ["Language"]),
    .testTarget(name: "ModelFilesTests", dependencies: ["ModelFiles", "ONNXProtos"]),
    .testTarget(name: "MemoryAnalysisTests", dependencies: ["MemoryAnalysis"]),
    .testTarget(
      name: "VisualizerTests", dependencies: ["Visualizer", "GoldenFiles"], exclude: ["Goldens"]),
    .testTarget(name: "TerminalBackendTests", dependencies: ["TerminalBackend"]),
    .testTarget(
      name: "CommandTests", dependencies: ["lstm-tui", "GoldenFiles"], exclude: ["Goldens"]),
    .testTarget(name: "EndToEndTests", dependencies: ["CellGrid"]),
  ],
  swiftLanguageModes: [.v6]
)
