import ArgumentParser

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// `lstm-tui manual`: the manual page, for `Scripts/install`.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page.", shouldDisplay: false)

  func run() throws { print(try Self.page(), terminator: "") }

  /// The source of the manual page.
  static func page() throws -> String {
    let description = Data(LSTMTUI._dumpHelp().utf8)
    let root = try JSONDecoder().decode(CommandDescription.Root.self, from: description)
    return ManualPage(root.command, version: Version.text).source
  }
}
