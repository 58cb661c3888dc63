public import Evaluation
import PacketSpace

extension Reachability {
  /// Who can talk to whom, for a terminal: by destination, or by source where only that was asked.
  public func text(style: TextStyle) -> String {
    guard !rows.isEmpty else { return "nothing can talk to anything that was asked about\n" }
    let bySource = from != nil && to == nil
    var lines: [String] = []
    for (party, rows) in bySource ? rows.groupedBySource : rows.groupedByDestination {
      let heading = bySource ? "can reach" : "can be reached by"
      lines += lines.isEmpty ? [] : [""]
      lines.append(style.bold("\(party.countedText) \(heading)".printable))
      let cells = rows.map {
        [(bySource ? $0.to : $0.from).countedText.printable, $0.trafficText.printable]
      }
      let widths = (0..<2).map { column in min(56, cells.map { $0[column].count }.max() ?? 0) }
      for (row, cells) in zip(rows, cells) {
        let padding = String(repeating: " ", count: max(0, 9 - row.outcome.verdict.count))
        let note = row.note.isEmpty ? "" : "  \(style.dim(row.note.printable))"
        lines.append(
          "  \(style.verdict(row.outcome))\(padding)  \(cells[0].padded(to: widths[0]))  "
            + (note.isEmpty ? cells[1] : cells[1].padded(to: widths[1]) + note))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Reachability.Party {
  /// Who they are, and how many where there are several.
  fileprivate var countedText: String { count > 1 ? "\(displayText) (×\(count))" : displayText }
}
