import ArgumentParser
import Foundation
import Testing

@testable import PortolanCommands

struct RecipesTests {
  private static let recipes = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "docs/recipes")

  /// The words of every command line in a recipe that runs Portolan, without what the shell takes of it.
  private static func commandLines(of recipe: String) throws -> [[String]] {
    let text = try String(contentsOf: recipes.appending(path: recipe), encoding: .utf8)
    return text.split(separator: "\n")
      .filter { !$0.trimmingPrefix(while: \.isWhitespace).hasPrefix("#") }
      .flatMap { line in line.matches(of: /\bportolan ([a-z][^|>&;()]*)/).map(\.1) }
      .map { words in words.split(separator: " ").map { String($0.replacing("\"", with: "")) } }
  }

  @Test(arguments: [
    ("github-actions.yml", 4), ("gitlab-ci.yml", 5), ("pre-commit-config.yaml", 3), ("cron.sh", 2),
  ])
  func `what a recipe runs is understood`(recipe: String, count: Int) throws {
    let commandLines = try Self.commandLines(of: recipe)
    #expect(commandLines.count == count)
    for words in commandLines {
      #expect(throws: Never.self, "portolan \(words.joined(separator: " "))") {
        try PortolanCommand.parseAsRoot(words)
      }
    }
  }
}
