import Diagnostics
import StructuredText
import TestSupport
import Testing

/// What is written reads back.
struct YAMLWriterTests {
  @Test func `random documents read back to the same values`() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<400 {
      let text = RandomJSON.object(using: &generator)
      let node = try #require(JSONReader.read(Array(text.utf8), of: "in.json"), "\(text)")
      let written = YAMLWriter.text(of: node)
      let complaints = Complaints()
      let back = YAMLReader.read(Array(written.utf8), of: "out.yaml", complaints: complaints)
      #expect(back.map(\.values) == node.values, "\(written)")
    }
  }

  @Test(arguments: [
    "null", "~", "", "yes", "No", "12", "1.5", "0x1F", "2027-01-31", " a", "a ", "a: b", "a #b",
    "#a",
    "- a", "*a", "&a", "!a", "[a]", "{a}", "a,b", "\"a\"", "'a'", "a\nb", "tab\there", "\u{85}",
    "\u{2028}", "`a`", "@a", "%a", "?", ":", "-", "unknown: group sg-1", "sg-0 (x)", "🚀", "\\",
  ])
  func `a text stays a text`(text: String) throws {
    for root in [["key": text], [text: "value"]] {
      let pairs = root.map { pair in
        YAMLNode.Pair(key: pair.key, keyLocation: .start, value: .text(pair.value))
      }
      let list = YAMLNode(content: .sequence([.text(text), .text("b")]), location: .start)
      let all = pairs + [YAMLNode.Pair(key: "list", keyLocation: .start, value: list)]
      let node = YAMLNode(content: .mapping(all), location: .start)
      let written = YAMLWriter.text(of: node)
      let back = YAMLReader.read(Array(written.utf8), of: "out.yaml", complaints: Complaints())
      #expect(back.map(\.values) == node.values, "\(written)")
    }
  }

  @Test func `rules stand on one line each, and long ones in blocks`() {
    let rule = YAMLNode(
      content: .mapping([
        YAMLNode.Pair(key: "protocol", keyLocation: .start, value: .text("tcp")),
        YAMLNode.Pair(key: "source", keyLocation: .start, value: .text("0.0.0.0/0")),
      ]), location: .start)
    let long = YAMLNode(
      content: .mapping([
        YAMLNode.Pair(
          key: "description", keyLocation: .start,
          value: .text(String(repeating: "word ", count: 30))),
        YAMLNode.Pair(key: "source", keyLocation: .start, value: .text("::/0")),
      ]), location: .start)
    let list = YAMLNode(content: .sequence([rule, long]), location: .start)
    let root = YAMLNode(
      content: .mapping([YAMLNode.Pair(key: "inbound", keyLocation: .start, value: list)]),
      location: .start)
    let words = String(repeating: "word ", count: 30)
    #expect(
      YAMLWriter.text(of: root) == """
        inbound:
          - { protocol: tcp, source: 0.0.0.0/0 }
          - description: "\(words)"
            source: "::/0"

        """)
  }
}

extension YAMLNode {
  /// The values without their places, and without the difference of `1` and `"1"`.
  fileprivate var values: [String] {
    switch content {
    case .scalar(let text, let isPlain): [isNull && isPlain ? "null" : "text \(text)"]
    case .sequence(let items): ["["] + items.flatMap(\.values) + ["]"]
    case .mapping(let pairs):
      ["{"] + pairs.flatMap { ["key \($0.key)"] + $0.value.values } + ["}"]
    }
  }

  fileprivate static func text(_ text: String) -> YAMLNode {
    YAMLNode(content: .scalar(text, isPlain: false), location: .start)
  }
}

extension Diagnostics.SourceLocation {
  fileprivate static let start = Diagnostics.SourceLocation(file: "", line: 1, column: 1)
}
