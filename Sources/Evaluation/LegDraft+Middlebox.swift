import NetworkModel
import PacketSpace

extension LegDraft {
  /// A packet leaves an interface by way of an appliance's (RT-05, RT-12), which is taken to forward it
  /// unchanged; references to groups do not survive that (SG-23).
  mutating func depart(
    _ trip: Trip, from: Attachment, towards place: Place, through box: Attachment,
    in topology: Topology
  ) -> Arrival {
    let boundary = Boundary(from.subnet, box.subnet)
    leave(
      from, trip.phase, boundary, peer: place.asPeer(.concealed),
      in: topology)
    route(
      from: from, trip.phase, trip.way, isLost: trip.isLost, in: topology)
    if box.dropsTransit {
      block(
        trip.phase, box.checkpoint(.networkInterface), .sourceDestCheck,
        because:
          "\(box.displayName) has the source/destination check on and drops what is not its own")
    } else {
      forward(
        trip.phase, box.checkpoint(.networkInterface),
        remark: "the traffic is routed through \(box.displayName)")
    }
    enter(
      box, trip.phase, boundary,
      peer: from.asPeer(.concealed), in: topology)

    let onward = topology.ways(from: box, to: place, packets(trip.phase))[0].way
    if topology.isOutside(place) {
      lose(
        trip.phase, box.checkpoint(.networkInterface),
        because: "what \(box.displayName) does with packets to the outside is not in the model")
      return Arrival(reach: .concealed)
    }
    if case .by(.networkInterface) = onward {
      lose(
        trip.phase, box.checkpoint(.networkInterface),
        because: "chains of appliances behind \(box.displayName) are not in the model")
      return Arrival(reach: .concealed)
    }
    var arrival = depart(
      Trip(phase: trip.phase, way: onward), from: box, towards: place,
      in: topology)
    arrival.reach = .concealed
    return arrival
  }
}
