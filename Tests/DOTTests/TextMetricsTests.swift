import DOT
import Testing

struct TextMetricsTests {
  @Test(
    arguments: [
      ("", false, 0), ("i", false, 222), ("i", true, 278), ("W", false, 944), ("@", true, 975),
      ("~", false, 584), (" ", false, 278), ("\u{A0}", false, 278), ("é", false, 556),
      ("e\u{301}", false, 556), ("ß", true, 611), ("–", false, 556), ("·", false, 333),
      ("→", false, 1000), ("↔", true, 1000), ("×", false, 584), ("≈", false, 549), ("✓", true, 838),
      ("«»", false, 1112), ("°", false, 400), ("…", false, 1000), ("’", false, 222),
      ("’", true, 278),
      ("ж", false, 650), ("λ", false, 650), ("漢", false, 1000), ("🔥", false, 1000),
      ("\u{200B}\u{2060}\u{202E}", false, 0), ("\u{7}", false, 0),
    ] as [(String, Bool, Int)])
  func `a character has the width of the font's table`(text: String, isBold: Bool, width: Int) {
    #expect(TextMetrics.width(of: text, size: 1000, isBold: isBold) == Double(width))
  }

  @Test func `widths add up, and grow with the size`() {
    #expect(TextMetrics.width(of: "nacl-2", size: 10) == 27.23)
    #expect(
      TextMetrics.width(of: "TCP 80", size: 22) == 2 * TextMetrics.width(of: "TCP 80", size: 11))
  }
}
