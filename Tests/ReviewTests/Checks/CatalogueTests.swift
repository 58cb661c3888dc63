import Testing

@testable import Review

@Suite struct CatalogueTests {
  @Test func `names are unique, and of the form kind.fault`() {
    let ids = Check.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids {
      #expect(id.wholeMatch(of: /[a-zA-Z]+\.[a-z0-9-]+/) != nil, "\(id)")
      #expect(Check.named(id)?.id == id)
    }
  }

  @Test(arguments: Check.all.map(\.id))
  func `every check says what, why and what to do`(_ id: String) throws {
    let check = try #require(Check.named(id))
    for text in [check.title, check.reason, check.example, check.remedy] { #expect(!text.isEmpty) }
    #expect(!check.title.hasSuffix("."))
    #expect(check.reason.hasSuffix("."))
    #expect(check.remedy.hasSuffix("."))
  }
}
