import Diagnostics
import Testing

struct ClosestMatchTests {
  @Test(
    arguments: [
      ("sg-wbe", ["sg-web", "sg-db"], "sg-web"),
      ("port", ["ports", "protocol"], "ports"),
      ("icmptype", ["icmpType", "icmpCode"], "icmpType"),
      ("HTTP", ["http"], "http"),
      ("tpc", ["tcp", "udp"], "tcp"),
      ("lunix", ["linux"], "linux"),
      ("sg-12", ["sg-21"], nil),
      ("sg-1", ["sg-2", "sg-3"], nil),
      ("sg-1", ["sg-2"], nil),
      ("web-1", ["web-2"], nil),
      ("sg-a", ["sg-b"], nil),
      ("public-c", ["public-a", "public-b"], nil),
      ("database", ["instances"], nil),
      ("", ["a"], nil),
      ("word", [], nil),
    ] as [(String, [String], String?)])
  func `only what is close relative to its length is suggested`(
    word: String, candidates: [String], expected: String?
  ) {
    #expect(closest(to: word, among: candidates) == expected)
  }

  @Test func `very long words and very many candidates are not compared`() {
    let long = String(repeating: "a", count: 100_000)

    #expect(closest(to: long, among: [long + "b"]) == nil)
    #expect(closest(to: "candidate", among: (0...9_999).map { "candidat\($0)" }) == nil)
  }
}
