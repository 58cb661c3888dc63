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
    return ([header] + rows.map(\.cells)).map(CSV.line).joined()
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
