import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Talks to one wiki over HTTP: waits for a busy one, never follows it elsewhere, never repeats a secret.
final class HTTPClient: Sendable {
  private static let longestWait = 120.0

  /// What messages call the wiki.
  let place: String
  private let secrets: [String]
  private let session: URLSession

  /// - Parameters:
  ///   - place: what messages call the wiki, without secrets.
  ///   - secrets: what no message may hold.
  init(place: String, secrets: [String]) {
    self.place = place
    self.secrets = secrets.filter { !$0.isEmpty }
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpShouldSetCookies = false
    configuration.httpCookieStorage = nil
    configuration.urlCache = nil
    configuration.timeoutIntervalForRequest = 60
    self.session = URLSession(
      configuration: configuration, delegate: RedirectionRefusal(), delegateQueue: nil)
  }

  deinit { session.invalidateAndCancel() }

  /// Sends a request; waits and tries again while the wiki is busy or cannot be reached.
  ///
  /// The caller judges 409, 412 and whatever else means something in its protocol.
  ///
  /// - Parameter judging: what the caller judges besides.
  /// - Throws: `denied` on 401 and 403, `unreachable` where the wiki keeps failing, `unsuitable` on a
  ///   redirection.
  func send(
    _ request: HTTPRequest, advice: String, judging: Set<Int> = []
  ) async throws(PublishError) -> HTTPAnswer {
    var attempt = 0
    while true {
      attempt += 1
      let isLast = attempt >= Patience.mostAttempts
      let pause = Patience.pause(after: attempt)
      do {
        let answer = try await answer(to: request)
        switch answer.status {
        case let status where judging.contains(status): return answer
        case 401, 403:
          throw PublishError.denied(
            place: place, reason: "\(answer.status) \(reason(answer))", advice: advice)
        case 300..<400:
          throw PublishError.unsuitable(
            place: place,
            reason: "leads to \(scrubbed(answer.header("Location") ?? "somewhere else"))",
            advice: "give that address, if it is the wiki's")
        case 429, 500, 502, 503, 504:
          guard !isLast else {
            throw PublishError.unreachable(
              place: place, reason: "it keeps answering \(answer.status) \(reason(answer))")
          }
          let wait = answer.header("Retry-After").flatMap(Double.init)
          try await Patience.pause(
            wait.map { .seconds(min(max($0, 0), Self.longestWait)) } ?? pause)
        default: return answer
        }
      } catch let error as PublishError {
        throw error
      } catch {
        guard !isLast else {
          throw .unreachable(place: place, reason: scrubbed(Self.text(of: error)))
        }
        try await Patience.pause(pause)
      }
    }
  }

  private func answer(to request: HTTPRequest) async throws -> HTTPAnswer {
    guard let url = URL(string: request.url) else { throw URLError(.badURL) }
    var message = URLRequest(url: url)
    message.httpMethod = request.method
    message.setValue("Portolan", forHTTPHeaderField: "User-Agent")
    for (name, value) in request.headers { message.setValue(value, forHTTPHeaderField: name) }
    message.httpBody = request.body.map { Data($0) }
    // A request whose kept connection is lost is sent again by libcurl itself, without its body, and then both
    // sides wait for each other: so no connection is kept.
    message.setValue("close", forHTTPHeaderField: "Connection")
    let (data, response) = try await session.data(for: message)
    guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
    var headers: [String: String] = [:]
    for (name, value) in response.allHeaderFields {
      if let name = name as? String, let value = value as? String { headers[name] = value }
    }
    return HTTPAnswer(status: response.statusCode, headers: headers, body: [UInt8](data))
  }

  /// What an answer says in its body, in a line.
  func reason(_ answer: HTTPAnswer) -> String {
    let words = answer.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return scrubbed(String(words.prefix(300)))
  }

  /// Text without secrets.
  func scrubbed(_ text: String) -> String {
    secrets.reduce(text) { $0.replacing($1, with: "***") }
  }

  private static func text(of error: any Error) -> String {
    let error = error as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    return cause.localizedDescription
  }
}

/// A secret is for the wiki that the user named, not for where that leads.
private final class RedirectionRefusal: NSObject, URLSessionTaskDelegate {
  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }
}
