import DOT

/// What becomes of the packets on a line: how the line looks.
enum Fate: Hashable {
  case allowed
  case partial
  case undetermined
  /// They are dropped further on.
  case denied
  /// They were dropped before.
  case notReached
  /// Nothing is sent this way, since no target is healthy.
  case unhealthy
  /// Nothing is sent this way, and nothing is missed: the load balancer uses other targets (LB-34).
  case leftOut
}

extension Fate {
  /// What to draw where several ways share a line.
  static func merged(_ fates: some Sequence<Fate>) -> Fate {
    var fates = Set(fates)
    if fates.count > 1 { fates.remove(.leftOut) }
    if fates.count > 1, fates.remove(.unhealthy) != nil { fates.insert(.notReached) }
    if fates.count == 1, let only = fates.first { return only }
    if fates.isEmpty { return .notReached }
    if fates == [.denied, .notReached] { return .denied }
    if fates.contains(.undetermined), !fates.contains(.partial) { return .undetermined }
    return .partial
  }

  /// Whether packets are on the line.
  var arrives: Bool {
    switch self {
    case .allowed, .partial, .undetermined, .denied: true
    case .notReached, .unhealthy, .leftOut: false
    }
  }

  /// The row that has the same colour.
  var look: Look {
    switch self {
    case .allowed: .allowed
    case .partial: .partial
    case .undetermined: .undetermined
    case .denied: .denied
    case .notReached, .unhealthy, .leftOut: .notReached
    }
  }

  var line: Ink {
    switch self {
    case .allowed: Palette.allowLine
    case .partial: Palette.partialLine
    case .undetermined: Palette.unknownLine
    case .denied: Palette.denyLine
    case .notReached, .unhealthy, .leftOut: Palette.notReachedLine
    }
  }

  /// In points.
  var penWidth: Double {
    switch self {
    case .allowed: 2.2
    case .partial: 2.4
    case .undetermined: 1.2
    case .denied: 3
    case .notReached, .unhealthy, .leftOut: 1.8
    }
  }

  var style: LineStyle {
    switch self {
    case .allowed, .denied: .solid
    case .partial, .undetermined: .dashed
    case .notReached, .unhealthy, .leftOut: .dotted
    }
  }

  /// The end of the line: only what may not arrive at all has an open one.
  var arrow: ArrowShape { self == .undetermined ? .vee : .normal }

  /// The class of the line in the picture.
  var className: String {
    switch self {
    case .allowed: "allow"
    case .partial: "partial"
    case .undetermined: "unknown"
    case .denied: "deny"
    case .notReached, .unhealthy, .leftOut: "none"
    }
  }
}
