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
  ) async throws -> [Result] {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var results: [(Int, Result)] = []
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

/// Why AWS could not be asked.
public enum LiveError: Error, Hashable, CustomStringConvertible {
  case notInstalled
  case noAccess(String)
  /// No question was answered.
  case nothing([LiveNetwork.Gap])

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .notInstalled:
      "the aws command line is not installed, or not on the PATH: --live runs it; "
        + "without it, import what somebody else has fetched"
    case .noAccess(let message):
      "AWS cannot be asked: \(message) (aws configure, --profile, --region and --endpoint-url say who "
        + "and where)"
    case .nothing(let gaps): Self.text(gaps)
    }
  }
}

extension LiveError {
  private static func text(_ gaps: [LiveNetwork.Gap]) -> String {
    let forbidden = Set(gaps.filter(\.isForbidden).map(\.permission)).sorted()
    let message = "AWS answered no question: \(gaps.first?.message ?? "none was asked")"
    return forbidden.isEmpty
      ? message : "\(message); permissions that are missing: \(forbidden.joined(separator: ", "))"
  }
}

/// A question to one Region.
private struct Question: Sendable {
  let query: AWSQuery
  let region: String?

  func asked(of commandLine: AWSCommandLine) async throws -> Result {
    do {
      let answer = try await commandLine.ask(query, region: region)
      return Result(question: self, answer: query.wrapped(answer), failure: nil)
    } catch {
      switch error {
      case .notInstalled: throw LiveError.notInstalled
      case .noAccess(let message): throw LiveError.noAccess(message)
      case .notPermitted, .other: return Result(question: self, answer: nil, failure: error)
      }
    }
  }
}

/// What became of a question.
private struct Result: Sendable {
  let question: Question
  let answer: [UInt8]?
  let failure: AWSCommandLine.Failure?

  var file: LiveNetwork.Answer? {
    answer.map { bytes in
      let folder = question.region ?? "default-region"
      let name = question.query.fileName
      return LiveNetwork.Answer(
        folder: folder, fileName: name, source: SourceText(name: "\(folder)/\(name)", bytes: bytes))
    }
  }

  var gap: LiveNetwork.Gap? {
    let message: String
    let isForbidden: Bool
    switch failure {
    case .notPermitted(let text): (message, isForbidden) = (text, true)
    case .other(let text): (message, isForbidden) = (text, false)
    case .notInstalled, .noAccess, nil: return nil
    }
    return LiveNetwork.Gap(
      question: "\(question.query.service) \(question.query.operation)", region: question.region,
      permission: question.query.permission, message: message, isForbidden: isForbidden)
  }

  /// What there is to ask about the things in the answer.
  var followUps: [Question] {
    guard let answer, let rule = AWSQuery.followUps.first(where: { $0.query == question.query }),
      let root = JSONReader.read(answer, of: ""), let items = root[rule.list]
    else { return [] }
    return items.compactMap { $0[text: rule.id] }.flatMap(rule.make).map {
      Question(query: $0, region: question.region)
    }
  }
}

extension YAMLNode {
  fileprivate subscript(list: String) -> [YAMLNode]? {
    guard case .mapping(let pairs) = content,
      case .sequence(let items)? = pairs.first(where: { $0.key == list })?.value.content
    else { return nil }
    return items
  }

  fileprivate subscript(text key: String) -> String? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.first { $0.key == key }?.value.text
  }
}
