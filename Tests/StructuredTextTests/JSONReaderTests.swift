import Diagnostics
import StructuredText
import TestSupport
import Testing
import TopologyFile

/// JSON means what the same text means in YAML, and what may not mean the same is left to that.
struct JSONReaderTests {
  private func json(_ text: String) -> YAMLNode? {
    JSONReader.read(Array(text.utf8), of: "net.json")
  }

  private func yaml(_ text: String) -> YAMLNode? {
    YAMLReader.read(Array(text.utf8), of: "net.json", complaints: Complaints())
  }

  @Test func `objects are read like YAML, character by character`() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let text = RandomJSON.object(using: &generator)
      let node = try #require(json(text), "\(text)")
      try #require(node == yaml(text), "\(text)")
    }
  }

  @Test(arguments: 1...64)
  func `objects may be nested as deep as YAML`(levels: Int) throws {
    let text = nested(levels: levels)

    let node = try #require(json(text))
    #expect(node == yaml(text))
  }

  private func nested(levels: Int) -> String {
    String(repeating: #"{"a": "#, count: levels) + "1" + String(repeating: "}", count: levels)
  }

  @Test func `a key as long as YAML allows is read`() throws {
    let text = #"{"\#(String(repeating: "k", count: 1_022))": 1}"#

    let node = try #require(json(text))
    #expect(node == yaml(text))
  }

  @Test func `a place is counted in characters and lines, in a file with a byte order mark, too`() {
    let reading = TopologyFile.read([
      SourceText(
        name: "net.json",
        text: "\u{FEFF}{\"title\": \"🚀 é \\ud83d\\ude80\", \"vpc\":\r\n{}, \"x\": 1}")
    ])

    let places = reading.diagnostics.compactMap { $0.location?.description }
    #expect(places == ["net.json:1:31", "net.json:2:5"])
  }

  @Test(arguments: [
    "[]", "\"text\"", "1", "", " ", "{", "}", "{]", "[}",
    #"{"a"}"#, #"{"a":}"#, #"{"a": 1,}"#, #"{, "a": 1}"#, #"{"a": 1 "b": 2}"#, #"{"a": 1}}"#,
    #"{"a": [1,]}"#, #"{"a": [,1]}"#, #"{"a": [1 2]}"#, #"{"a": [1}"#, #"{"a": 1"#, #"{"a": [1"#,
    #"{"a": 1} {}"#, "{\"a\": 1}\n---\n{}", "# text\n{}", "{} # text", #"{a: 1}"#, #"{'a': 1}"#,
    #"{1: 1}"#, #"{"a": b}"#, #"{"a": 'b'}"#, #"{"a": *b}"#, #"{"a": &b 1}"#, #"{"a": !b 1}"#,
  ])
  func `what is not an object of JSON is left to YAML`(text: String) {
    #expect(json(text) == nil)
  }

  @Test(arguments: [
    "01", "-", "+1", ".5", "1.", "1.e3", "1e", "1e+", "0x10", "1_000", "-a", "NaN", "True", "nul",
    "nulls", "truefalse",
  ])
  func `what is not a value of JSON is left to YAML`(value: String) {
    #expect(json(#"{"a": \#(value)}"#) == nil)
    #expect(json(#"{"a": [\#(value), 1]}"#) == nil)
  }

  @Test(arguments: [
    #"\a"#, #"\e"#, #"\x41"#, #"\U00000041"#, #"\'"#, #"\ "#, #"\u"#, #"\u12"#, #"\u12G4"#,
    #"\u+123"#,
    #"\ud83d"#, #"\ud83dx"#, #"\ud83d\n"#, #"\ud83d\u0041"#, #"\ude80"#, #"\ude80\ud83d"#,
    #"\u0000"#, #"\u001f"#, #"\u0085"#, #"\u2028"#, #"\ue000"#, #"\ufeff"#, #"\uffff"#,
    "\n", "\r", "\t", "\0", "\u{1}", "\u{7F}", "\u{85}", "\u{9F}", "\u{2028}", "\u{2029}",
    "\u{E000}",
    "\u{F8FF}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}",
  ])
  func `what is not a text of JSON, or not the same in YAML, is left to YAML`(text: String) {
    #expect(json(#"{"a": "\#(text)"}"#) == nil)
    #expect(json(#"{"\#(text)": 1}"#) == nil)
    #expect(json(#"{"a": "\#(text)"#) == nil)
  }

  @Test(
    arguments: [
      [0xFF], [0x80], [0xC3], [0xC3, 0x28], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80],
      [0xF5, 0x80],
      [0xF0, 0x9F, 0x9A], [0xF4, 0x90, 0x80, 0x80],
    ] as [[UInt8]])
  func `what is not UTF-8 is left to YAML`(bytes: [UInt8]) {
    let text = Array(#"{"a": ""#.utf8) + bytes

    #expect(JSONReader.read(text + Array(#""}"#.utf8), of: "net.json") == nil)
    #expect(JSONReader.read(text, of: "net.json") == nil)
  }

  @Test(arguments: [
    #"{"a": 1, "a": 2}"#, #"{"a": 1, "\u0061": 2}"#, "{\"\u{E9}\": 1, \"e\u{301}\": 2}",
    #"{"b": [{"a": 1, "c": 2, "a": 1}]}"#,
  ])
  func `duplicate keys are left to YAML`(text: String) {
    #expect(json(text) == nil)
  }

  @Test(arguments: [
    "\t{}", "{}\n\t", "{\"a\"\n: 1}", "{\"a\"\r: 1}", "{\u{A0}}", "{}\u{85}", "\u{FEFF}{}", "{}\0",
    "{\u{B}}", "{\"a\": 1\u{C}}",
  ])
  func `whitespace that YAML reads in another way is left to it`(text: String) {
    #expect(json(text) == nil)
  }

  @Test func `a large file that is cut off is refused where it ends`() throws {
    let items = String(repeating: "\"0123456789\",\n", count: 1_300_000)
    let complaints = Complaints()
    let source = SourceText(name: "net.json", text: "{\"a\": [\n\(items)")
    #expect(SourceReader.read(source, complaints: complaints) == nil)
    #expect(complaints.sorted.map(\.code) == ["topology.too-large"])
    #expect(complaints.sorted.first?.location?.line == 1_300_002)
  }

  @Test func `what exceeds a limit is left to YAML`() {
    let key = String(repeating: "k", count: 1_023)

    #expect(json(#"{"\#(key)": 1}"#) == nil)
    #expect(json(nested(levels: 65)) == nil)
    #expect(json(nested(levels: 100_000)) == nil)
  }

  @Test func `the messages about JSON are those of YAML`() {
    let reading = TopologyFile.read([
      SourceText(name: "net.json", text: #"{"vpcs": {}, "vpcs": {}}"#)
    ])

    #expect(reading.diagnostics.map(\.code).contains("topology.duplicate-key"))
  }
}
