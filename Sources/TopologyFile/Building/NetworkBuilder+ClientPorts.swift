internal import Diagnostics
internal import NetworkModel
internal import PacketSpace
internal import StructuredText

extension NetworkBuilder {
  /// The source ports of something that calls: `clientPorts`, or `client` with a kind.
  func clientPorts(_ fields: Fields) -> ClientPorts? {
    if fields.has(.client), let node = fields[.clientPorts] {
      complaints.error(
        .contradiction, "\(fields.shape.noun) has either 'client' or 'clientPorts'",
        at: node.location)
    }
    if let kind = fields.word(.client, ClientKind.self) { return ClientPorts(kind) }
    return fields.items(.clientPorts).flatMap(clientPorts)
  }

  /// A kind of client, or the ports of a list.
  func clientPorts(_ nodes: [YAMLNode]) -> ClientPorts? {
    if nodes.count == 1, let text = nodes[0].text {
      if let kind = ClientKind(rawValue: text) { return ClientPorts(kind) }
      if text.first?.isLetter == true {
        reportUnknownClient(text, at: nodes[0])
        return nil
      }
    }
    return PortsReader(complaints).set(nodes).map { ClientPorts($0) }
  }

  private func reportUnknownClient(_ text: String, at node: YAMLNode) {
    let kinds = ClientKind.allCases.map(\.rawValue)
    complaints.error(
      .unknownWord, "unknown kind of client '\(text)'", at: node.location,
      help: closest(to: text, among: kinds).map { "did you mean '\($0)'?" }
        ?? "the kinds are \(kinds.joined(separator: ", ")); ports are written 1024-65535")
  }
}
