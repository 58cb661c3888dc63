/// A question to one Region.
struct Question: Sendable {
  let query: AWSQuery
  let region: String?

  /// Asks; a question that is not answered says why, where others may be.
  ///
  /// - Throws: `LiveError` where no other question would be answered either.
  func asked(of commandLine: AWSCommandLine) async throws -> QuestionResult {
    do {
      let answer = try await commandLine.ask(query, region: region)
      return QuestionResult(question: self, answer: query.wrapped(answer), failure: nil)
    } catch {
      switch error {
      case .notInstalled: throw LiveError.notInstalled
      case .noAccess(let message): throw LiveError.noAccess(message)
      case .notPermitted, .other: return QuestionResult(question: self, answer: nil, failure: error)
      }
    }
  }
}
