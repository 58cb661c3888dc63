internal import TopologyFile

/// What belongs to transit gateways, before it is put together.
struct TransitGatewayParts {
  static let defaultTable = "default"

  struct Gateway {
    var attachments: [(id: String, object: DraftObject)] = []
    var tables: [String] = []
    /// The table of an attachment.
    var associations: [String: String] = [:]
    /// The attachments that a table learns from.
    var propagations: [String: [String]] = [:]
    var routes: [String: [DraftValue]] = [:]
  }

  var gateways: [String: Gateway] = [:]
  var gatewayOfAttachment: [String: String] = [:]
  var gatewayOfTable: [String: String] = [:]
}
