import Evaluation
import NetworkModel
import PacketSpace
import TestSupport

@testable import Planning

/// Packets that flows declare on paths that work, each with the ends that it goes between.
struct SampledTrips {
  struct Trip {
    let flow: String
    let packet: Packet
    let ends: Leg.Ends

    /// Whether its request arrives in a network and its reply comes back.
    func works(in topology: Topology) -> Bool {
      guard let client = topology.end(ends.from), let server = topology.end(ends.to) else {
        return false
      }
      return PlainEvaluator(topology).makesRoundTrip(packet, from: client, to: server)
    }
  }

  private(set) var all: [Trip] = []
  /// The rules that decide about packets whose addresses change on the way, of which the plain evaluator knows
  /// nothing.
  private(set) var unsampledRules: Set<CriticalRule.Location> = []

  init(_ topology: Topology) {
    // Routes lose some of what is declared, whatever filters do.
    let open = topology.withOpenFilters
    for explanation in Evaluator(topology).explainFlows() {
      let paths = explanation.paths.filter { $0.outcome != .denied }
      for connection in Set(paths.flatMap { $0.connections + [$0.healthCheck].compactMap { $0 } }) {
        let leg = explanation.legs[connection.leg]
        let ends = leg.ends[connection.ends]
        guard !leg.isReflected, topology.end(ends.from) != nil, topology.end(ends.to) != nil
        else {
          unsampledRules.formUnion(
            leg.steps.flatMap { step in
              step.deciders.compactMap { CriticalRule.Location($0, at: step) }
            })
          continue
        }
        all += leg.packets(between: ends).map {
          Trip(flow: explanation.flow.name, packet: $0, ends: ends)
        }.filter { $0.works(in: open) }
      }
    }
  }
}

extension Leg {
  /// Packets of one of its connections: every port, and of the addresses some.
  fileprivate func packets(between ends: Ends) -> [Packet] {
    guard let transport else { return [] }
    return ends.from.addresses.samples.flatMap { source in
      ends.to.addresses.samples.flatMap { destination in
        declared.sourcePorts.samples.flatMap { sourcePort in
          declared.destinationPorts.samples.map {
            Packet(
              source: source, destination: destination, protocol: transport, sourcePort: sourcePort,
              destinationPort: $0)
          }
        }
      }
    }
  }
}

extension PortSet {
  /// All of a few, and of many the first and the last.
  fileprivate var samples: [UInt16] {
    ranges.flatMap { $0.count <= 16 ? Array($0) : [$0.lowerBound, $0.upperBound] }
  }
}

extension AddressSet {
  /// One, and of the internet some more.
  fileprivate var samples: [IPAddress] {
    let known: [IPAddress] = ["203.0.113.7", "8.8.8.8", "198.51.100.99", "192.0.3.1"]
    let members = known.filter(contains)
    return members.isEmpty ? [first].compactMap { $0 } : members
  }
}
