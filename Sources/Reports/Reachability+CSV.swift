public import Evaluation
import NetworkModel
import PacketSpace

extension Reachability {
  /// One line for each row, in the form of RFC 4180, safe to open in a spreadsheet.
  public var csv: String {
    let header = [
      "from", "from kind", "from count", "to", "to kind", "to count", "scope", "family",
      "protocol", "ports", "verdict", "sources", "destinations", "client ports", "reason", "code",
    ]
    return ([header] + rows.map(\.cells)).map { cells in
      cells.map(Self.field).joined(separator: ",") + "\r\n"
    }.joined()
  }

  /// A field: what a spreadsheet would take for a formula is marked as text.
  private static func field(_ text: String) -> String {
    let printable = text.printable
    let isFormula = printable.first.map { "=+-@".contains($0) } ?? false
    let safe = isFormula ? "'\(printable)" : printable
    guard safe.contains(where: { "\",;".contains($0) }) else { return safe }
    return "\"\(safe.replacing("\"", with: "\"\""))\""
  }
}

extension Reachability.Row {
  fileprivate var cells: [String] {
    let names = { (party: Reachability.Party) in
      party.members.map(\.displayName).joined(separator: " ")
    }
    return [
      names(from), from.kind.rawValue, "\(from.count)", names(to), to.kind.rawValue,
      "\(to.count)", scope?.rawValue ?? "", family?.key ?? "",
      traffic.name, traffic.hasPorts ? ports.description : "", outcome.rawValue,
      sources?.cidrs.map(\.description).joined(separator: " ") ?? "",
      destinations?.cidrs.map(\.description).joined(separator: " ") ?? "",
      clientPorts?.usable.description ?? "", reason ?? "", code?.rawValue ?? "",
    ]
  }
}
