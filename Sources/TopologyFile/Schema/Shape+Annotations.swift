extension Shape {
  /// A file of annotations: what a network's sources cannot say.
  static let annotations = Shape(
    "an annotation file",
    [
      Field(.format, .word([TopologyFile.annotationFormat]), "the version of the format")
    ] + file.fields.filter { annotationKeys.contains($0.key) } + [
      Field(
        .clients, .dictionary(.oneOrSeveral(.ports)),
        "by ID or name: the kind of client that something is, or its source ports"),
      Field(.rules, .list(.object(ruleAnnotation)), "what there is to say of single rules"),
    ])

  /// The keys that mean in an annotation file what they mean in a topology file.
  static let annotationKeys: [Key] = [
    .title, .cidrs, .externals, .flows, .suppressions, .destinations,
  ]

  static let ruleAnnotation = Shape(
    "a rule annotation",
    [
      Field(.securityGroup, .text, "the group that has the rule, by ID or name"),
      Field(.networkACL, .text, "the network ACL that has the entry, by ID or name"),
      Field(.direction, .word(["inbound", "outbound"]), required: true, "which rules are meant"),
      Field(
        .rule, .number(1...32766), "its number: of a group's rules the place in the list, from 1"),
    ] + trafficFields + [
      Field(.source, .text, "instead of a number: what the rule says"),
      Field(.destination, .text, "likewise"),
      description,
    ] + note)
}
