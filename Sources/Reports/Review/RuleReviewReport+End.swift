import Markup
import Review

extension RuleReviewReport {
  /// Where those sign who answer for the review.
  var signOff: [Block] {
    [
      .heading(level: 2, "Sign-off", anchor: "sign-off"),
      .paragraph([
        "The rules above were reviewed. Decisions that differ from the proposed ones are written beside them."
      ]),
      .blanks(["Reviewer", "Date", "Signature"]), .blanks(["Approved by", "Date", "Signature"]),
      .blanks(["Next review by", "Remarks"]),
    ]
  }

  /// What the words mean, and what was looked for.
  var legend: [Block] {
    [
      .heading(level: 2, "How to read this", anchor: "legend"),
      .table(
        Table(
          header: ["Decision", "Proposed when"],
          rows: [
            [[.strong("keep")], ["Declared flows use the rule, and it is as narrow as they are."]],
            [
              [.strong("tighten")],
              ["Declared flows use the rule, and a narrower one would do; Evidence says which."],
            ],
            [
              [.strong("remove")],
              ["No declared flow uses the rule, and nobody says why it is there."],
            ],
            [
              [.strong("ask the owner")],
              ["No declared flow uses the rule, but somebody has written down why it is there."],
            ],
            [
              [.strong("undecided")],
              ["No flow is declared, or the sources do not say whom the rule is for."],
            ],
          ])),
      .paragraph([
        .text(
          "A rule is needed by a flow when the flow breaks without it: that was evaluated, not guessed. Whether "
            + "traffic really flows is not known here; flow logs tell.")
      ]),
      .heading(level: 3, "What was looked for", anchor: "checks"),
      .table(
        Table(
          header: ["Check", "Fault", "Asked for by"],
          rows: Check.all.map { check in
            [
              [.text(check.id)], [.text(check.title)],
              [.text(check.references.map { "\($0.framework) \($0.id)" }.joined(separator: ", "))],
            ]
          })),
    ]
  }
}
