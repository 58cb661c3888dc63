internal import NetworkModel

extension Shape {
  static let targetGroup = Shape(
    "a target group",
    [
      name,
      Field(.protocol, .text, "HTTP, HTTPS, TCP, TLS, UDP or TCP_UDP"),
      Field(.port, .number(1...65535), "the port of targets that name none"),
      Field(
        .targetType, .word(TargetGroup.TargetKind.allCases.map(\.rawValue)),
        "what its targets are; absent: instance"),
      Field(
        .targets, .either([.list(.either([.text, .object(target)])), .text, .object(target)]),
        required: true, mayBeEmpty: true, "an ID, an address, or one of them with a port of its own"
      ),
      Field(
        .preserveClientIP, .boolean,
        "whether targets of a network load balancer see the client's address"),
      Field(
        .healthCheck, .either([.text, .object(healthCheck)]),
        "how targets are checked; absent: AWS's default"),
    ])

  static let target = Shape(
    "a target",
    [
      Field(
        .id, .text, required: true,
        "an instance, an Auto Scaling group, an address, a function or a load balancer"),
      Field(.port, .number(1...65535), "its own port"),
    ])
}
