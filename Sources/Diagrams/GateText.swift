/// What a gate says.
struct GateText {
  let title: GateTitle
  let request: Lane
  let reply: Lane
  let tooltip: String
}
