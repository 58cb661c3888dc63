extension Shape {
  static let suppression = Shape(
    "a suppression",
    [
      Field(
        .check, .text, "the check whose findings are accepted; `portolan checks` lists them"),
      Field(.on, .text, "what they are about, by ID or name"),
      Field(.direction, .word(["inbound", "outbound"]), "which rules of it"),
      Field(
        .rule, .either([.number(1...32766), .word(["*"])]),
        "which of them: of a group's rules the place in the list, from 1"),
      Field(.id, .text, "the one finding that is accepted, as JSON names it"),
      Field(.reason, .text, required: true, "why that is acceptable"),
      Field(.ticket, .text, "where it was decided"),
      Field(
        .until, .date, "the last day on which the suppression counts, such as 2027-01-31"),
    ])
}
