import NetworkModel
public import PacketSpace

extension Leg {
  /// The packets of one of the parallel connections that the leg stands for.
  ///
  /// - Parameters:
  ///   - packets: some of those that arrive at the step, as the first connection has them.
  ///   - step: a step of the leg.
  ///   - ends: the ends of the connection that is meant.
  public func packets(
    _ packets: PacketSet, at step: Step, between ends: Ends
  ) -> PacketSet {
    guard ends != self.ends[0] else { return packets }
    func addresses(_ ends: Ends) -> (from: AddressSet, to: AddressSet) {
      step.phase == .request
        ? (ends.from.addresses, ends.to.addresses) : (ends.to.addresses, ends.from.addresses)
    }
    let (shown, own) = (addresses(self.ends[0]), addresses(ends))
    return PacketSet(
      packets.boxes.map { box in
        var box = box
        // Parallel connections differ in the addresses of the model's own interfaces; what has been
        // translated is not theirs.
        if box.sources == shown.from { box.sources = own.from }
        if box.destinations == shown.to { box.destinations = own.to }
        return box
      })
  }
}

extension Step {
  /// Of a filter's step: the end that its rules speak of, the source of what comes in and the destination
  /// of what goes out.
  public func farEnd(of ends: Leg.Ends) -> LegEnd {
    (phase == .request) == (checkpoint.direction == .inbound) ? ends.from : ends.to
  }
}
