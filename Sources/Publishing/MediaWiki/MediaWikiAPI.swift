/// Speaks the action API of one MediaWiki: signs in, keeps the session, waits while the wiki is busy.
actor MediaWikiAPI {
  /// What changes a wiki.
  enum Action: String, Sendable {
    case edit
    case upload
    case delete
  }

  /// A file that goes with a request.
  struct Upload: Sendable {
    let name: String
    let mediaType: String
    let bytes: [UInt8]
  }

  static let signInAdvice =
    "give the user of a bot password, such as 'User@portolan', and its password; Special:BotPasswords of the wiki makes them"

  /// How long a limit of requests is waited for: it is one for a minute.
  private static let pauseForLimit = Duration.seconds(15)

  /// What messages call the wiki.
  nonisolated let place: String
  private let url: String
  private let credentials: Credentials?
  private let client: HTTPClient
  private var cookies: [String: String] = [:]
  /// What a request that changes something has to hold; nil before signing in.
  private var token: String?
  private var isSignedIn = false

  /// Prepares talking.
  ///
  /// - Parameters:
  ///   - url: of `api.php`.
  ///   - credentials: nil: reads as anybody may.
  init(url: String, credentials: Credentials?) {
    self.place = "the wiki at \(url)"
    self.url = url
    self.credentials = credentials
    self.client = HTTPClient(place: place, secrets: credentials.map { [$0.secret] } ?? [])
  }

  // MARK: Reading

  /// Asks, and goes on asking while the wiki has more.
  func query(
    _ fields: [(name: String, value: String)]
  ) async throws(PublishError) -> [MediaWikiAnswer.Query] {
    if !isSignedIn { try await signIn() }
    var answers: [MediaWikiAnswer.Query] = []
    var more: [String: String]? = [:]
    while let rest = more {
      let answer = try await carryOut(
        "query", fields + rest.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
      if let query = answer.query { answers.append(query) }
      more = answer.continue
    }
    return answers
  }

  // MARK: Changing

  /// Changes something.
  ///
  /// - Parameters:
  ///   - name: of the page or file, for messages.
  ///   - upload: the file that goes with it.
  func change(
    _ action: Action, name: String, _ fields: [(name: String, value: String)],
    upload: Upload? = nil
  ) async throws(PublishError) -> MediaWikiAnswer {
    guard credentials != nil else {
      throw .denied(place: place, reason: "nobody has signed in", advice: Self.signInAdvice)
    }
    var isSecondTime = false
    while true {
      if !isSignedIn { try await signIn() }
      let answer = try await send(
        action.rawValue,
        [("bot", "1"), ("assert", "user"), ("maxlag", "5")] + fields
          + [("token", try await changeToken())],
        upload: upload)
      guard let failure = answer.error else {
        try checkIsDone(answer, name: name)
        return answer
      }
      if MediaWikiError.isDone(failure.code, action: action) { return answer }
      guard MediaWikiError.isEndOfSession(failure.code), !isSecondTime else {
        throw scrubbed(failure, action, name: name)
      }
      isSecondTime = true
      isSignedIn = false
      token = nil
    }
  }

  /// An extension may keep an edit back without calling that an error.
  private func checkIsDone(
    _ answer: MediaWikiAnswer, name: String
  ) throws(PublishError) {
    guard let edit = answer.edit, edit.result != "Success" else { return }
    throw .refused(
      name: name,
      reason: edit.captcha == nil
        ? client.scrubbed(edit.info?.withoutTags ?? "it does not say why (\(edit.result))")
        : "it asks for a captcha: let this account have the right 'skipcaptcha'")
  }

  private func changeToken() async throws(PublishError) -> String {
    if let token { return token }
    let answer = try await carryOut("query", [("meta", "tokens")])
    guard let new = answer.query?.tokens?["csrftoken"] else { throw notMediaWiki("gives no token") }
    token = new
    return new
  }

  // MARK: Signing in

  private func signIn() async throws(PublishError) {
    guard let credentials else {
      isSignedIn = true
      return
    }
    guard let user = credentials.user else {
      throw .denied(place: place, reason: "who signs in is not known", advice: Self.signInAdvice)
    }
    cookies = [:]
    let tokens = try await carryOut("query", [("meta", "tokens"), ("type", "login")])
    guard let loginToken = tokens.query?.tokens?["logintoken"] else {
      throw notMediaWiki("gives no token to sign in with")
    }
    let answer = try await carryOut(
      "login",
      [("lgname", user), ("lgpassword", credentials.secret), ("lgtoken", loginToken)])
    guard answer.login?.result == "Success" else {
      let reason = answer.login?.reason ?? answer.login?.result ?? "it does not say why"
      throw .denied(
        place: place, reason: client.scrubbed(reason.withoutTags), advice: Self.signInAdvice)
    }
    isSignedIn = true
  }

  // MARK: Requests

  private func carryOut(
    _ action: String, _ fields: [(name: String, value: String)]
  ) async throws(PublishError) -> MediaWikiAnswer {
    let answer = try await send(action, fields, upload: nil)
    if let failure = answer.error { throw scrubbed(failure, nil, name: place) }
    return answer
  }

  /// Sends a request; waits and tries again while the wiki is busy.
  private func send(
    _ action: String, _ fields: [(name: String, value: String)], upload: Upload?
  ) async throws(PublishError) -> MediaWikiAnswer {
    var attempt = 0
    while true {
      attempt += 1
      let (answer, wait) = try await answer(to: action, fields, upload: upload)
      guard let failure = answer.error, MediaWikiError.isPassing(failure.code) else {
        return answer
      }
      guard attempt < Patience.mostAttempts else {
        throw .unreachable(
          place: place,
          reason: client.scrubbed("it keeps answering \(failure.code): \(failure.info)"))
      }
      let pause =
        ["ratelimited", "actionthrottledtext"].contains(failure.code)
        ? Self.pauseForLimit : .seconds(attempt)
      try await Patience.pause(wait ?? pause)
    }
  }

  private func answer(
    to action: String, _ fields: [(name: String, value: String)], upload: Upload?
  ) async throws(PublishError) -> (MediaWikiAnswer, wait: Duration?) {
    let fields = fields + [("format", "json"), ("formatversion", "2")]
    // What is done shows in the logs of servers.
    let url = "\(self.url)?action=\(action)"
    var request: HTTPRequest
    if let upload {
      var form = MultipartForm()
      for (name, value) in fields { form.add(name, value) }
      form.add("file", file: upload.name, mediaType: upload.mediaType, upload.bytes)
      request = form.request(to: url)
    } else {
      request = .form(url, fields)
    }
    if !cookies.isEmpty {
      let text = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      request.headers.append(("Cookie", text.joined(separator: "; ")))
    }
    let answer = try await client.send(request, advice: Self.signInAdvice)
    cookies.merge(answer.cookies) { $1 }
    guard answer.status == 200, let content = MediaWikiAnswer.read(answer.body) else {
      throw notMediaWiki("answers \(answer.status) and nothing that an api.php says")
    }
    let wait = answer.header("Retry-After").flatMap(Int.init).map { Duration.seconds(min($0, 60)) }
    return (content, wait)
  }

  private func scrubbed(
    _ failure: MediaWikiAnswer.Failure, _ action: Action?, name: String
  ) -> PublishError {
    MediaWikiError.error(
      MediaWikiAnswer.Failure(
        code: failure.code, info: client.scrubbed(failure.info.withoutTags)),
      action, name: name, place: place)
  }

  private func notMediaWiki(_ reason: String) -> PublishError {
    .unsuitable(
      place: place, reason: reason,
      advice: "give the address of its api.php, which Special:Version names")
  }
}

extension String {
  /// Messages of a wiki may be HTML.
  fileprivate var withoutTags: String {
    replacing(#/<[^>]*>/#, with: "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
