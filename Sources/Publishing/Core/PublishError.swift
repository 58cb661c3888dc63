/// Why something could not be published; never holds a secret.
public enum PublishError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Somebody else changed the wiki since it was looked at.
  case lostRace
  /// The wiki does not let this account in, or not do this.
  case denied(place: String, reason: String, advice: String)
  /// The wiki could not be reached, or kept failing.
  case unreachable(place: String, reason: String)
  /// The wiki refuses one page or file; others may pass.
  case refused(name: String, reason: String)
  /// The wiki is not what it has to be.
  case unsuitable(place: String, reason: String, advice: String)

  /// The reason and what to do, in a sentence.
  public var description: String {
    switch self {
    case .lostRace: "somebody else kept changing the wiki at the same time: run it again"
    case .denied(let place, let reason, let advice): "\(place) denies access: \(reason); \(advice)"
    case .unreachable(let place, let reason): "cannot reach \(place): \(reason)"
    case .refused(let name, let reason): "the wiki refuses '\(name)': \(reason)"
    case .unsuitable(let place, let reason, let advice): "\(place) \(reason); \(advice)"
    }
  }
}
