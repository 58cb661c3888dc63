import DOT
import Evaluation

/// The lines above a picture: what it is about, and the verdict.
struct Heading {
  let title: String
  /// Of the network; smaller.
  let context: String?
  let outcome: Outcome
  let sentence: String

  var verdict: String { outcome.verdict }

  /// The heading, in lines of at most so many points.
  func label(width: Int) -> HTMLLabel {
    let name = PictureText.cut(title, to: width, size: 15, isBold: true)
    var titleLine: [HTMLLabel.Text] = [
      .text(name, size: 15, color: Palette.title.light, isBold: true)
    ]
    var rows: [[HTMLLabel.Text]] = []
    if let context {
      let room = width - PictureText.width(name, size: 15, isBold: true) - 2 * Measures.gap
      let isBeside = PictureText.width(PictureText.plain(context), size: 10) <= room
      let text = HTMLLabel.Text.text(
        (isBeside ? "\u{A0}\u{A0}\u{A0}" : "")
          + PictureText.cut(context, to: isBeside ? room : width, size: 10),
        size: 10, color: Palette.secondary.light)
      if isBeside { titleLine.append(text) } else { rows.append([text]) }
    }
    rows.insert(titleLine, at: 0)

    let verdictWidth = PictureText.width(verdict, size: 11, isBold: true) + 8
    let lines = PictureText.wrapped(
      sentence, to: min(width, 620) - verdictWidth, size: 11, lines: 2)
    for (index, line) in lines.enumerated() {
      let text = HTMLLabel.Text.text(line, size: 11, color: Palette.body.light)
      rows.append(
        index > 0
          ? [text]
          : [
            .text(
              verdict + "\u{A0}\u{A0}", size: 11, color: Look(outcome).verdictText.light,
              isBold: true), text,
          ])
    }
    return HTMLLabel(
      HTMLLabel.Table(
        [.border(0), .cellBorder(0), .cellSpacing(0), .cellPadding(2)],
        rows.map { .row([.cell(HTMLLabel.Cell([.align(.left)], .text($0)))]) }))
  }
}
