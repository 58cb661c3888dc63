import Evaluation
import NetworkModel

extension Explanation {
  /// The load balancer inside a connection, which hands it on without opening one of its own: it keeps the
  /// client's address (LB-04); nil where the connection passes none.
  func balancer(inside leg: Leg, in topology: Topology) -> LoadBalancer? {
    guard leg.kind == .data, case .loadBalancer(let id) = flow.to,
      let balancer = topology.loadBalancers[id], balancer.kind == .network
    else { return nil }
    let isAtEnd = [leg.from.id, leg.to.id].contains(id.rawValue)
    let isOther = leg.from.kind == .loadBalancer || leg.to.kind == .natGateway
    return isAtEnd || isOther || leg.to.kind == .address ? nil : balancer
  }
}

extension LoadBalancer {
  /// Its box, put where a packet leaves it: behind what it passes on the way in.
  ///
  /// - Parameters:
  ///   - stations: the gates of the connection, from the client on; each has its checkpoint.
  ///   - leg: the connection.
  ///   - number: its place in the explanation's legs.
  func joining(_ stations: [Station], of leg: Leg, number: Int) -> [Station] {
    func checkpoint(_ station: Station) -> Checkpoint? {
      if case .gate(let checkpoints) = station.content { checkpoints[0] } else { nil }
    }
    let server =
      stations.firstIndex { station in
        guard let checkpoint = checkpoint(station) else { return false }
        return checkpoint.subnet == leg.to.subnet && checkpoint.subnet != nil
          || checkpoint.on == leg.to.id
      } ?? stations.count
    let own = stations.indices.filter { index in
      guard let checkpoint = checkpoint(stations[index]) else { return false }
      return checkpoint.on == id.rawValue
        || checkpoint.subnet.map { subnets.contains($0) && $0 != leg.to.subnet } ?? false
    }
    let lastInbound = own.last { checkpoint(stations[$0])?.direction == .inbound }
    let sharesSubnet = leg.to.subnet.map(subnets.contains) ?? false
    let place: Int
    if let lastInbound {
      place = lastInbound + 1
    } else if let first = own.first {
      place = first
    } else if sharesSubnet,
      stations.indices.contains(server), checkpoint(stations[server])?.kind == .networkACL
    {
      place = server + 1
    } else {
      place = server
    }
    let zones =
      own.first.map { stations[$0].zones } ?? (place < stations.count ? stations[place].zones : [])
    let box = Station(key: .relay(id, zones), content: .relay(self, leg: number), zones: zones)
    return stations[..<place] + [box] + stations[place...]
  }
}
