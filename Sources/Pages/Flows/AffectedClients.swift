import Evaluation
import NetworkModel
import PacketSpace

extension Explanation {
  /// Who is affected where only some client ports work: in all, and by kind of client; nil where nothing
  /// is lost in ports.
  var affectedClients: String? {
    guard outcome == .partial, let clientPorts, !clientPorts.isWhole else { return nil }
    let all =
      "\(clientPorts.usable.count.grouped) of \(clientPorts.declared.count.grouped) source ports "
      + "work: \(clientPorts.usable.shortText)."
    let kinds = clientSentence
    return kinds.isEmpty ? all : "\(all) That is \(kinds)."
  }

  /// `all Linux clients, 11,849 of 16,384 ports of Windows clients, no Windows 2003 client`.
  private var clientSentence: String {
    let whole = clients.filter { $0.usable == $0.of }.map(\.client.displayName)
    let none = clients.filter(\.usable.isEmpty).map(\.client.displayName)
    let some = clients.filter { $0.usable != $0.of && !$0.usable.isEmpty }.map {
      "\($0.usable.count.grouped) of \($0.of.count.grouped) ports of \($0.client.displayName) clients"
    }
    return
      ([whole.isEmpty ? [] : ["all \(Sentence.list(whole, atMost: 9)) clients"], some]
      .flatMap { $0 }
      + (none.isEmpty ? [] : ["no \(none.joined(separator: " or ")) client"]))
      .joined(separator: ", ")
  }
}
