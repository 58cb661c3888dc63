/// What the box of a resource says.
struct ResourceText {
  /// Two lines in a lane: what, and to or from where.
  struct Cell {
    let upper: String
    let lower: String
    /// The verdict whose colour the lower line has; nil: none.
    var look: Look?
  }

  /// The health checks of what is behind a load balancer.
  struct HealthCheck {
    let text: String
    let look: Look
  }

  let name: String
  /// At the right of the name, small.
  let note: String
  let request: Cell
  let reply: Cell
  let healthCheck: HealthCheck?
  /// Everything that may have been left out or cut.
  let tooltip: String
}
