import Evaluation
import NetworkModel

extension Finding.Resource {
  /// What carries groups.
  init(_ carrier: GroupCarrier) {
    let kind: Checkpoint.Kind =
      switch carrier.endpoint {
      case .loadBalancer: .loadBalancer
      case .vpcEndpoint: .vpcEndpoint
      default: .networkInterface
      }
    let id =
      if case .interface(let instance, _) = carrier.endpoint {
        instance.rawValue
      } else {
        carrier.endpoint.description
      }
    self.init(kind: kind.rawValue, id: id, name: carrier.name == id ? nil : carrier.name)
  }
}
