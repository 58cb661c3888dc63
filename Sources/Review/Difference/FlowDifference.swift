public import Evaluation
import NetworkModel
public import PacketSpace

/// A flow that fares otherwise than before, or that is declared in one of the two networks only.
public struct FlowDifference: Hashable, Sendable {
  /// What it is called.
  public let name: String
  /// Where it is declared.
  public let presence: Presence
  /// What happened to it before; nil where its ends were not there.
  public let before: Explanation?
  /// What happens to it now; nil where its ends are gone.
  public let after: Explanation?
  /// Of what both networks have, the packets that certainly make the round trip now and certainly did not
  /// before.
  public let gained: PacketSet
  /// The packets that certainly did and certainly do no longer.
  public let lost: PacketSet

  /// Whether the flow itself is declared otherwise, with other ends or other traffic.
  public let isRedefined: Bool

  /// Whether it is treated as before, wherever it is declared.
  public var isWithoutEffect: Bool {
    guard let before, let after else { return false }
    return before.outcome == after.outcome && gained.isEmpty && lost.isEmpty
      && before.clientPorts?.usable == after.clientPorts?.usable
  }

  init(
    _ before: Explanation?, _ after: Explanation?, presence: Presence, isRedefined: Bool = false
  ) {
    self.name = (after ?? before)?.flow.name ?? ""
    self.presence = presence
    self.before = before
    self.after = after
    self.isRedefined = isRedefined
    // Of other addresses every packet would be another one.
    if let before, let after, before.sent == after.sent {
      self.gained = after.certainRoundTrips.subtracting(before.possibleRoundTrips)
      self.lost = before.certainRoundTrips.subtracting(after.possibleRoundTrips)
    } else {
      self.gained = .empty
      self.lost = .empty
    }
  }
}

extension Explanation {
  /// What is sent on all of its connections.
  fileprivate var sent: PacketSet { packets(paths, \.declared) }

  /// What certainly makes a round trip on the connections of the paths that work.
  fileprivate var certainRoundTrips: PacketSet {
    packets(paths.filter { $0.works && $0.outcome != .undetermined }, \.roundTrip)
  }

  /// What nobody excludes that it does.
  fileprivate var possibleRoundTrips: PacketSet {
    packets(paths.filter(\.works), \.possibleRoundTrip)
  }

  private func packets(_ paths: [Path], _ part: KeyPath<Leg, PacketSet>) -> PacketSet {
    Set(paths.flatMap(\.connections).map(\.leg)).sorted()
      .reduce(.empty) { $0.union(legs[$1][keyPath: part]) }
  }
}

extension Explanation.Path {
  fileprivate var works: Bool { outcome != .denied && !isOutOfService }
}
