internal import StructuredText

/// What became of a question.
struct QuestionResult: Sendable {
  let question: Question
  /// What AWS answered; nil where it did not.
  let answer: [UInt8]?
  let failure: AWSCommandLine.Failure?

  /// The answer as it is kept.
  var file: LiveNetwork.Answer? {
    answer.map { bytes in
      let folder = question.region ?? "default-region"
      let name = question.query.fileName
      return LiveNetwork.Answer(
        folder: folder, fileName: name, source: SourceText(name: "\(folder)/\(name)", bytes: bytes))
    }
  }

  /// What is missing for want of an answer.
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
    guard let answer, let followUp = FollowUp.all.first(where: { $0.query == question.query }),
      let root = JSONReader.read(answer, of: "")
    else { return [] }
    let items = root[followUp.list]?.items ?? []
    return items.compactMap { $0[followUp.key]?.text }.flatMap(followUp.queries(about:)).map {
      Question(query: $0, region: question.region)
    }
  }
}
