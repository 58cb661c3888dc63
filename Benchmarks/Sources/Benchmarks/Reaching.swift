import Foundation

/// How long it takes to say who can reach whom, in made-up networks.
struct Reaching {
  let portolan: Program
  let documents: Documents

  /// The shortest of some runs over a network of a size.
  func time(_ size: NetworkSize, repeated count: Int) throws -> Double {
    let input = try documents.network(size)
    return try Stopwatch.best(of: count) {
      try portolan.run(["reach", input.path, "--format", "csv"])
    }
  }

  /// How much faster the time grows than instances plus the square of the combinations of filters, from an
  /// eighth of the large network to the whole: 1 is just as fast, less is slower.
  func growth() throws -> Double {
    let sizes = [8, 4, 2, 1].map { NetworkSize.large.divided(by: $0) }
    let costs = try sizes.map { size in
      try time(size, repeated: 3)
        / Double(size.instances + size.combinations * size.combinations)
    }
    return (costs.last ?? 0) / (costs.first ?? 1)
  }
}
