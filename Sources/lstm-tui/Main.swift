import ArgumentParser

@main
struct LSTMTUI: ParsableCommand {
  func run() throws { print("placeholder") }
}
