import Evaluation
import NetworkModel

/// A box of a picture: a gate, or a resource at one end of a connection.
struct Station {
  enum Content {
    /// Several where ways are drawn as one.
    case gate([Checkpoint])
    case resource(Resource)
    /// The end of a way on which a load balancer has nothing to send requests to.
    case nothing(String)
    /// A load balancer inside a connection, which hands on what arrives as it is.
    case relay(LoadBalancer, leg: Int)
  }

  /// A resource and what goes in and out of it.
  struct Resource {
    var ends: [LegEnd]
    /// The connections that end here, as numbers in the explanation's legs.
    var arriving: [Int] = []
    /// The connections that start here.
    var leaving: [Int] = []
    var healthChecks: [Int] = []
    /// The verdicts of all ways on from here.
    var outcomes: [Outcome] = []
    /// What becomes of the replies that come back to here, by way.
    var repliesToHere: [Fate] = []
    /// What becomes of the requests that are sent on from here, by way.
    var requestsFromHere: [Fate] = []
  }

  /// What must be equal for two ways to share a box behind a shared one.
  enum Key: Hashable {
    case gate(Checkpoint.Kind, [String], Gate.Position, [Zone], [Row?])
    case resource([Place])
    case relay(ResourceID<LoadBalancer>, [Zone])
    case nothing(String)
  }

  let key: Key
  var content: Content
  var request = Lane()
  var reply = Lane()
  /// Where it is, from the outside in.
  let zones: [Zone]
  /// Whether the packet comes back into the VPC here: a frame around what is before does not go on.
  var comesFromOutside = false
  /// Where the line that leads here stands for several parallel ones: where they go.
  var parallelPlaces: [Place] = []
  var parent: Int?
  var children: [Int] = []
  /// The frames that it is drawn in, from the outside in.
  var frames: [Int] = []
}

/// Something that holds resources and is drawn as a frame.
enum Zone: Hashable {
  case vpc(ResourceID<VPC>)
  /// Several where places alike are drawn as one.
  case subnets([ResourceID<Subnet>])
}

extension Station {
  var isGate: Bool {
    if case .gate = content { true } else { false }
  }
}
