import JSON
import Reports
import Review
import TestSupport
import Testing

struct CheckCatalogueTests {
  private let style = TextStyle(usesColour: false)

  @Test func `docs/checks.md is what the catalogue says`() throws {
    try expectSnapshot(CheckCatalogue().markdown, "../../../docs/checks.md")
  }

  @Test(arguments: Check.all.map(\.id))
  func `every check has a line, a section and an anchor`(id: String) throws {
    let catalogue = CheckCatalogue()
    #expect(catalogue.text(style: style).contains("\(id) "))
    #expect(catalogue.markdown.contains("\n<a id=\"\(id)\"></a>\n\n## \(id)\n"))
    #expect(catalogue.markdown.contains("[`\(id)`](#\(id))"))
    let check = try #require(Check.named(id))
    let own = CheckCatalogue(of: check).text(style: style)
    for text in [check.title, check.reason, check.example, check.remedy] {
      #expect(own.contains(text))
    }
    for reference in check.references { #expect(own.contains(reference.id)) }
  }

  @Test func `one check as JSON`() throws {
    let check = try #require(Check.named("nacl.replies-lost"))
    let text = CheckCatalogue(of: check).json.text
    #expect(text.hasPrefix("{\n  \"format\": \"portolan.checks/1\""))
    #expect(text.contains("\"framework\": \"PCI DSS 4.0\""))
  }
}
