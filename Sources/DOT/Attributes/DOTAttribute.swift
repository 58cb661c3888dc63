/// An attribute of a graph, cluster, node or edge, typed by what it may belong to.
///
/// The attributes themselves are static members in extensions that name their owners, so that for
/// instance a shape given to an edge does not compile.
public struct DOTAttribute<Owner>: Hashable, Sendable {
  let name: String
  let value: DOTValue

  init(_ name: String, _ value: DOTValue) {
    self.name = name
    self.value = value
  }
}
