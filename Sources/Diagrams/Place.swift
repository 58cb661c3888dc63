import Evaluation
import NetworkModel

/// Which end of a connection something is, whatever its addresses.
struct Place: Hashable {
  let kind: LegEnd.Kind
  let id: String
  let subnet: ResourceID<Subnet>?

  init(_ end: LegEnd) {
    kind = end.kind
    id = end.id
    subnet = end.subnet
  }
}
