import Fingerprints
import Publishing
import Testing

@Suite struct MarkedTextTests {
  private let page =
    "Above.\n" + MarkedText.marked("Ours.\n", id: "net", comment: .html) + "Below.\n"

  private func read(_ text: String) -> MarkedText { MarkedText(text, id: "net", comment: .html) }

  @Test func `what Portolan wrote is known by its fingerprint`() {
    #expect(read(page).owner == .portolan(source: Fingerprint(of: "Ours.\n"), isEdited: false))
    #expect(read(page).part == "Ours.\n")
  }

  @Test func `a change within the part shows, one outside does not`() {
    let inside = read(page.replacing("Ours.", with: "Theirs."))
    #expect(inside.owner == .portolan(source: Fingerprint(of: "Ours.\n"), isEdited: true))
    let outside = read(page.replacing("Above.", with: "Much above."))
    #expect(outside.owner == .portolan(source: Fingerprint(of: "Ours.\n"), isEdited: false))
  }

  @Test func `everything around the part is kept, its line ends too`() {
    #expect(
      read(page).replacingPart(with: "New.\n")
        == "Above.\n" + MarkedText.marked("New.\n", id: "net", comment: .html) + "Below.\n")
    let windows = page.replacing("\n", with: "\r\n")
    #expect(read(windows).owner == read(page).owner)
    #expect(
      read(windows).replacingPart(with: "New.\n")
        == read(page).replacingPart(with: "New.\n").replacing("\n", with: "\r\n"))
  }

  @Test(arguments: [
    "<!-- BEGIN_PORTOLAN id=net sha256=1 -->\nx\n", "<!-- END_PORTOLAN id=net -->\nx\n",
    "<!-- END_PORTOLAN id=net -->\n<!-- BEGIN_PORTOLAN id=net -->\n",
  ])
  func `marks that are no pair are not guessed at`(text: String) {
    guard case .unclear = read(text).owner else {
      Issue.record("\(read(text).owner)")
      return
    }
  }

  @Test func `a page of somebody else is nobody's to change`() {
    #expect(read("Just text.\n").owner == .somebodyElse)
    #expect(read("\n").owner == .inviting)
    let other = MarkedText.marked("x\n", id: "other", comment: .html)
    #expect(read("Text.\n" + other).owner == .somebodyElse)
  }

  @Test func `a page invites by empty marks, or by holding other publications only`() {
    let invitation = read("Welcome.\n<!-- BEGIN_PORTOLAN -->\n\n<!-- END_PORTOLAN -->\nBye.\n")
    #expect(invitation.owner == .inviting)
    #expect(
      invitation.replacingPart(with: "x\n")
        == "Welcome.\n" + MarkedText.marked("x\n", id: "net", comment: .html) + "Bye.\n")
    let other = MarkedText.marked("x\n", id: "other", comment: .html)
    #expect(read(other).owner == .inviting)
    #expect(
      read(other).replacingPart(with: "y\n")
        == other + MarkedText.marked("y\n", id: "net", comment: .html))
  }

  @Test func `fences are those of the page, not of its examples`() {
    let code = "````sh\n```\n<!-- END_PORTOLAN id=net -->\n```\n````\n"
    let page = MarkedText.marked(code, id: "net", comment: .markdown)
    #expect(
      MarkedText(page, id: "net", comment: .markdown).owner
        == .portolan(source: Fingerprint(of: code), isEdited: false))
    // Where a dialect has none, such lines are nothing.
    let line = MarkedText.marked("```\n", id: "net", comment: .html)
    #expect(
      MarkedText(line, id: "net", comment: .html).owner
        == .portolan(source: Fingerprint(of: "```\n"), isEdited: false))
  }

  @Test func `a picture says what it was drawn from, unless somebody changed it`() {
    let source = Fingerprint(of: "digraph")
    let bytes = MarkedPicture.bytes("<?xml?>\n<svg/>", id: "net", source: source)
    #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("<?xml?>\n<!-- portolan"))
    #expect(MarkedPicture.source(of: bytes, id: "net") == source)
    #expect(MarkedPicture.source(of: bytes, id: "other") == nil)
    #expect(MarkedPicture.source(of: bytes + [32], id: "net") == nil)
  }
}
