import Evaluation
import NetworkModel

/// The checks of a picture in words, for those who do not see it.
enum HopList {
  /// Everything, in the order of the packet.
  static func text(of tree: StationTree, heading: Heading) -> String {
    let requests = tree.inOrder.compactMap { hop(tree.stations[$0], \.request) }
    let replies = repliesInOrder(tree).compactMap { hop(tree.stations[$0], \.reply) }
    let parts = [("Request", requests), ("Reply", replies)].filter { !$0.1.isEmpty }
    return
      (["\(heading.verdict): \(heading.sentence)."]
      + parts.map { "\($0.0): \($0.1.joined(separator: "; "))." }).joined(separator: " ")
  }

  /// One gate, both ways.
  static func text(of station: Station) -> String {
    let hops = [("request", hop(station, \.request)), ("reply", hop(station, \.reply))]
    return hops.compactMap { name, hop in hop.map { "\(name): \($0)" } }.joined(separator: "; ")
  }

  private static func hop(_ station: Station, _ lane: KeyPath<Station, Lane>) -> String? {
    guard case .gate(let checkpoints) = station.content, let row = station[keyPath: lane].row
    else { return nil }
    let number = row.number.map { "\($0) " } ?? ""
    let look = station[keyPath: lane].look
    let place = subnets(of: station)
    return
      "\(number)\(name(of: checkpoints[0])) \(NameList.text(checkpoints.map(\.displayName)))\(place), \(row.title) "
      + "(\(row.detail)): \(look.verdict)"
  }

  /// Tells parallel ways apart.
  private static func subnets(of station: Station) -> String {
    guard case .subnets(let ids) = station.zones.last else { return "" }
    return " in \(NameList.text(ids.map(\.rawValue)))"
  }

  /// What is drawn as the interface of nobody is shown by its address.
  private static func name(of checkpoint: Checkpoint) -> String {
    checkpoint.kind == .networkInterface ? "address" : checkpoint.kind.displayName
  }

  /// From the destinations back to the sources.
  private static func repliesInOrder(_ tree: StationTree) -> [Int] {
    func above(_ index: Int) -> [Int] { tree.stations[index].children.flatMap(above) + [index] }
    return tree.roots.flatMap(above)
  }
}
