import DOT
import Diagrams
import Foundation

/// What a test wants to know of a picture, read from its DOT text.
struct Picture {
  struct Line {
    let from: String
    let to: String
    /// `request` or `reply`.
    let phase: String
    /// `allow`, `partial`, `deny`, `unknown` or `none`.
    let fate: String
    let color: String

    /// Whether it is the reply's last line.
    var isIntoSource: Bool { phase == "reply" && from == "box1" }
  }

  let text: String

  init(_ diagram: Diagram) { text = diagram.graph.text }

  /// The numbers of all checks, in the order of the boxes.
  var checkNumbers: [Int] {
    text.matches(of: /ROWSPAN="2"><FONT POINT-SIZE="11" COLOR="#FFFFFF"><B>(\d+)<\/B>/)
      .compactMap { Int($0.1) }
  }

  var lines: [Line] {
    text.split(separator: "\n").filter { $0.contains(" -> ") }.compactMap { line in
      guard
        let match = line.firstMatch(
          of: /"(\w+)".* -> "(\w+)".*class="flow (\w+) (\w+)" color="(#\w+)"/)
      else { return nil }
      return Line(
        from: "\(match.1)", to: "\(match.2)", phase: "\(match.3)", fate: "\(match.4)",
        color: "\(match.5)")
    }
  }

  /// The word of the verdict of every row, in the order of the boxes.
  var verdicts: [String] {
    text.matches(of: /VALIGN="BOTTOM"><FONT POINT-SIZE="10" COLOR="#\w+"><B>([^<]*)<\/B>/)
      .map { "\($0.1)" }
  }
}
