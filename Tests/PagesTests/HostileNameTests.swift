import Evaluation
import Foundation
import NetworkModel
import PacketSpace
import Pages
import TestSupport
import Testing

struct HostileNameTests {
  @Test(
    .enabled(if: CommonMark.isInstalled, "cmark-gfm is not installed"),
    arguments: HostileNames.all.filter { $0.contains { $0 != " " } })
  func `a page with a name is the page with a harmless one, but for the name`(
    name: String
  ) async throws {
    let shown = name.split(separator: " ").joined(separator: " ")
    // A description that ends in a full stop gets none, so the harmless name ends alike.
    let harmless = "Harmless" + (name.last.map { ".!?:;".contains($0) ? "\($0)" : "" } ?? "")
    let pages = try await shownPages(name)
    let expected = try await shownPages(harmless)
    #expect(pages.count == expected.count)
    for (page, harmlessPage) in zip(pages, expected) {
      #expect(page == harmlessPage.replacing(harmless, with: CommonMark.escaped(shown)))
    }
  }

  /// The pages as HTML, in the order of their files, without what depends on file names.
  private func shownPages(_ name: String) async throws -> [String] {
    let documentation = try await Documentation(Topology.diagramB.naming(everything: name))
    return try documentation.files.compactMap { documentation.text($0.path) }
      .filter { $0.hasPrefix("# ") }
      .map { page in
        try CommonMark.plainHTML(page).replacing(/(href|src)="[^"]*"/, with: "")
          .replacing(/\ +/, with: " ")
      }
  }

  @Test(arguments: HostileNames.all)
  func `a file name is safe`(name: String) async throws {
    let paths = try await Documentation(Topology.diagramB.naming(everything: name)).files.map(
      \.path)
    #expect(Set(paths).count == paths.count)
    for path in paths where path != "README.md" {
      #expect(path.wholeMatch(of: /[a-z-]+\/[a-z0-9]+(-[a-z0-9]+)*\.(md|svg|dot)/) != nil)
      #expect(path.count <= 80 + 24)
      #expect(path.firstMatch(of: /\/(con|nul|aux|prn)\./) == nil)
    }
  }

  @Test(arguments: ["", "  ", "\n"])
  func `a name of blanks can be seen, and its link followed`(name: String) async throws {
    let page = try #require(
      try await Documentation(Topology.diagramB.naming(everything: name)).text("README.md"))
    #expect(page.contains("| [␣](flows/page-"))
  }

  @Test func `marks that turn the direction of writing are spelt out`() async throws {
    let page = try #require(
      try await Documentation(
        Topology.diagramB.naming(everything: "pay\u{202E}load\u{2066}\n\u{1B}[0m")
      )
      .text("README.md"))
    #expect(page.contains("pay&#91;U+202E&#93;load&#91;U+2066&#93; ␛&#91;0m"))
    #expect(!page.unicodeScalars.contains("\u{202E}"))
  }

  @Test func `text from right to left is isolated`() async throws {
    let page = try #require(
      try await Documentation(Topology.diagramB.naming(everything: "שלום")).text("README.md"))
    #expect(page.contains("\u{2068}שלום\u{2069}"))
  }
}
