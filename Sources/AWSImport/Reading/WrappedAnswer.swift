/// An answer that does not say what it is about, by its key, or by the key of collectors that say so.
enum WrappedAnswer: String, CaseIterable {
  case listeners = "LoadBalancerListeners"
  case targetHealth = "LoadBalancerTargetHealth"
  case targetHealthDescriptions = "TargetHealthDescriptions"
  case loadBalancerAttributes = "LoadBalancerAttributes"
  case targetGroupAttributes = "TargetGroupAttributes"
  case attributes = "Attributes"
  case entries = "Entries"
  case prefixListEntries = "ManagedPrefixListEntries"
  case propagations = "TransitGatewayPropagations"
  case staticRoutes = "TransitGatewayStaticRoutes"
  case routeTablePropagations = "TransitGatewayRouteTablePropagations"
  case routes = "Routes"
  case associations = "Associations"
}

extension WrappedAnswer {
  private static let bySpelling = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue.spelling, $0) })

  /// The answer of a key, however that is spelt.
  init?(key: String) {
    guard let answer = Self.bySpelling[key.spelling] else { return nil }
    self = answer
  }

  /// Whether its key is one of AWS's, which nobody else uses.
  var isTelling: Bool {
    ![.attributes, .entries, .routes, .associations].contains(self)
  }
}
