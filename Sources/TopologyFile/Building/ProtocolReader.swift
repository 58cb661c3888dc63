internal import Diagnostics
internal import NetworkModel
internal import PacketSpace
internal import StructuredText

/// Reads a protocol: tcp, udp, icmp, icmpv6, all, or an IANA number.
struct ProtocolReader {
  private let complaints: Complaints

  init(_ complaints: Complaints) {
    self.complaints = complaints
  }

  func read(_ text: Located<String>) -> RuleTrafficReader.ProtocolName? {
    let name = text.value.lowercased()
    // The AWS API's number for all protocols.
    if name == "all" || name == "-1" { return .all }
    if let transport = TransportProtocol(name: name) { return .one(transport) }
    if let number = Int(name) {
      if let number = UInt8(exactly: number) {
        return .one(TransportProtocol(rawValue: number))
      }
      complaints.error(
        .unknownWord, "protocol numbers are 0 to 255, found '\(text.value)'", at: text.location)
      return nil
    }
    complaints.error(
      .unknownWord, "unknown protocol '\(text.value)'", at: text.location, help: help(name))
    return nil
  }

  private func help(_ name: String) -> String {
    if let transport = TransportProtocol(ianaName: name) {
      return "write its number, \(transport.rawValue)"
    }
    if let known = NamedTraffic(typeName: name), case .complete = known {
      return "'\(name)' is a type: write 'type: \(name)' instead"
    }
    let names = ["tcp", "udp", "icmp", "icmpv6", "all"]
    return closest(to: name, among: names).map { "did you mean '\($0)'?" }
      ?? "a protocol is tcp, udp, icmp, icmpv6, all or a number"
  }
}
