import Foundation
import Testing

/// If one of these fails, what `Scripts/install` puts in place does not work elsewhere.
@Suite(.enabled(if: Program.prefix != nil, "runs with Scripts/test, which installs first"))
struct InstallTests {
  private var prefix: String { Program.prefix ?? "" }

  @Test("The program needs no Swift and no data files, only these system libraries")
  func libraries() throws {
    #if os(Linux)
    let result = try ChildProcess.run(
      ["ldd", "\(prefix)/bin/lstm-tui"], environment: ["PATH": "/usr/bin:/bin"])
    let names = result.output.split(separator: "\n").map { line -> String in
      let path = line.split(whereSeparator: \.isWhitespace).first ?? ""
      let file = String(path.split(separator: "/").last ?? "")
      return file.components(separatedBy: ".so")[0]
    }
    // As docs/install.md lists them; the second line comes with OpenBLAS.
    let expected: Set<String> = [
      "libopenblas", "libncursesw", "libtinfo", "libz", "libc", "libm", "libstdc++", "libgcc_s",
      "libgfortran", "libquadmath", "libpthread", "libdl",
      "linux-vdso", "linux-gate", "ld-linux-x86-64", "ld-linux-aarch64",
    ]
    #expect(Set(names).subtracting(expected).isEmpty, "\(names)")
    #expect(names.contains("libopenblas") && names.contains("libncursesw"))
    #endif
  }

  @Test("Manual page and completions are in place and name every command")
  func companions() throws {
    let share = prefix + "/share"
    for file in [
      "man/man1/lstm-tui.1", "bash-completion/completions/lstm-tui",
      "zsh/site-functions/_lstm-tui", "fish/vendor_completions.d/lstm-tui.fish",
    ] {
      let text = try String(contentsOfFile: "\(share)/\(file)", encoding: .utf8)
      for command in [
        "view", "predict", "trace", "info", "models", "train", "evaluate", "sample",
      ] {
        #expect(text.lowercased().contains(command), "\(file) lacks \(command)")
      }
    }
  }
}
