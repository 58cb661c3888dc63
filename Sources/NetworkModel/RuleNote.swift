/// What an organisation says of a rule beside what AWS keeps: who wants it, why, and for how long.
public struct RuleNote: Hashable, Sendable {
  /// Who answers for it.
  public let owner: String?
  /// The business need.
  public let justification: String?
  /// Where it was asked for.
  public let ticket: String?
  /// The day by which somebody has to look at it again, as `2027-01-31`.
  public let reviewBy: String?

  /// Notes what is known; nil where nothing is.
  public init?(
    owner: String? = nil, justification: String? = nil, ticket: String? = nil,
    reviewBy: String? = nil
  ) {
    guard [owner, justification, ticket, reviewBy].contains(where: { $0 != nil }) else {
      return nil
    }
    self.owner = owner
    self.justification = justification
    self.ticket = ticket
    self.reviewBy = reviewBy
  }

  /// This note, with what another one says where this says nothing.
  public func completed(by other: RuleNote?) -> RuleNote {
    RuleNote(
      owner: owner ?? other?.owner, justification: justification ?? other?.justification,
      ticket: ticket ?? other?.ticket, reviewBy: reviewBy ?? other?.reviewBy) ?? self
  }
}
