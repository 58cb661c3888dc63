public import StructuredText

/// A network as AWS describes it at this moment.
public struct LiveNetwork: Sendable {
  /// A question that has no answer: what it would have told is missing.
  public struct Gap: Hashable, Sendable {
    /// The question: `ec2 describe-vpcs`.
    public let question: String
    /// The Region that was asked; nil: the one of the profile.
    public let region: String?
    /// The permission that it needs, as a policy names it.
    public let permission: String
    /// What AWS said.
    public let message: String
    /// Whether the permission is what is missing.
    public let isForbidden: Bool
  }

  /// An answer, and what to call its file.
  public struct Answer: Hashable, Sendable {
    /// The folder for its Region.
    public let folder: String
    /// The name of the file.
    public let fileName: String
    /// The answer, as describe commands print it, with what it is about.
    public let source: SourceText
  }

  /// The answers, by Region and question.
  public let answers: [Answer]
  /// What AWS did not tell.
  public let gaps: [Gap]

  /// How many questions are asked at once.
  private static let parallelQuestions = 6

  /// Asks AWS.
  ///
  /// - Parameters:
  ///   - regions: none: the Region of the profile.
  ///   - progress: told how many questions are answered, of how many so far.
  /// - Throws: `LiveError` where nobody can be asked at all.
  public static func fetch(
    profile: String?, regions: [String], endpoint: String?,
    progress: @escaping @Sendable (_ answered: Int, _ asked: Int) -> Void
  ) async throws -> LiveNetwork {
    let commandLine = AWSCommandLine(profile: profile, endpoint: endpoint)
    let places: [String?] = regions.isEmpty ? [nil] : regions
    let first = places.flatMap { region in
      AWSQuery.first.map { Question(query: $0, region: region) }
    }
    // Where the first one fails, all would.
    guard let probe = first.first else { return LiveNetwork(answers: [], gaps: []) }
    var results = try await ask([probe], commandLine, answered: 0, progress)
    results += try await ask(Array(first.dropFirst()), commandLine, answered: 1, progress)
    let followUps = results.flatMap(\.followUps)
    results += try await ask(followUps, commandLine, answered: results.count, progress)
    guard results.contains(where: { $0.answer != nil }) else {
      throw LiveError.nothing(results.compactMap(\.gap))
    }
    return LiveNetwork(answers: results.compactMap(\.file), gaps: results.compactMap(\.gap))
  }

  private static func ask(
    _ questions: [Question], _ commandLine: AWSCommandLine, answered: Int,
    _ progress: @Sendable (Int, Int) -> Void
  ) async throws -> [QuestionResult] {
    try await withThrowingTaskGroup(of: (Int, QuestionResult).self) { group in
      var results: [(Int, QuestionResult)] = []
      var next = questions.enumerated().makeIterator()
      func start() {
        guard let (index, question) = next.next() else { return }
        group.addTask { (index, try await question.asked(of: commandLine)) }
      }
      for _ in 0..<parallelQuestions { start() }
      while let result = try await group.next() {
        results.append(result)
        progress(answered + results.count, answered + questions.count)
        start()
      }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
