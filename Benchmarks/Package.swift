// swift-tools-version: 6.1

import PackageDescription

// The benchmarks are a package of their own, so that nobody who builds or
// tests lstm-tui has to build the benchmark library.
let package = Package(
  name: "lstm-tui-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "lstm-tui", path: ".."),
    // Its malloc counters need a library that is not wanted here.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.30.0", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "TraceBenchmarks",
      dependencies: [
        .product(name: "RecurrentNets", package: "lstm-tui"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/TraceBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    .executableTarget(
      name: "TrainingBenchmarks",
      dependencies: [
        .product(name: "RecurrentNets", package: "lstm-tui"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/TrainingBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    .executableTarget(
      name: "TerminalBenchmarks", dependencies: ["CPseudoTerminal"],
      path: "Benchmarks/TerminalBenchmarks"),
    .target(name: "CPseudoTerminal", path: "Benchmarks/CPseudoTerminal"),
  ],
  swiftLanguageModes: [.v6]
)
