internal import StructuredText
internal import TopologyFile

/// The network interfaces, and what they are attached to.
struct Interfaces {
  /// An interface of an instance.
  struct Attachment {
    let interface: Int
    let device: Int
  }

  /// By the identifiers of instances.
  private(set) var attachments: [String: [Attachment]] = [:]
  /// By the identifiers of interfaces, what a route says that leads there.
  private var targets: [String: String] = [:]
  /// Groups that are added to interfaces, or to the first one of an instance, by their identifiers.
  private(set) var groups: [String: [Link]] = [:]
  /// Public addresses by the identifiers of interfaces or instances.
  private(set) var publicIPs: [String: DraftValue] = [:]

  /// Where a route leads that goes to an interface.
  func target(_ id: String) -> String? { targets[id] }

  mutating func attach(_ interface: Int, to instance: String, device: Int) {
    let isKnown = attachments[instance]?.contains { $0.interface == interface } ?? false
    guard !isKnown else { return }
    attachments[instance, default: []].append(Attachment(interface: interface, device: device))
  }

  mutating func note(target: String, of interface: String) {
    targets[interface] = targets[interface] ?? target
  }

  mutating func add(_ group: Link, to owner: String) { groups[owner, default: []].append(group) }

  mutating func note(publicIP: DraftValue, of owner: String) {
    publicIPs[owner] = publicIPs[owner] ?? publicIP
  }
}
