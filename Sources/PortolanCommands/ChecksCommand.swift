import ArgumentParser
import Diagnostics
import JSON
import Reports
import Review

/// `portolan checks`: says what reviews look for.
struct ChecksCommand: ParsableCommand {
  /// How the catalogue is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "checks", abstract: "List the faults that 'check' looks for, or describe one.")

  @Argument(help: ArgumentHelp("The check to describe.", valueName: "name"))
  var name: String?

  @Option(help: "How to print them.")
  var format = Format.text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let catalogue = try catalogue()
    switch format {
    case .text: try common.terminal.write(catalogue.text(style: common.terminal.style))
    case .markdown: try common.terminal.write(catalogue.markdown)
    case .json: try common.terminal.write(catalogue.json.text)
    }
  }

  private func catalogue() throws -> CheckCatalogue {
    guard let name else { return CheckCatalogue() }
    guard let check = Check.named(name) else {
      let meant = closest(to: name, among: Check.all.map(\.id))
      throw ValidationError(
        "There is no check '\(name)'" + (meant.map { "; did you mean '\($0)'?" } ?? "."))
    }
    return CheckCatalogue(of: check)
  }
}
