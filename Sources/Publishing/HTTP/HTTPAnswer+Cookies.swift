import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension HTTPAnswer {
  /// The cookies that the answer sets, by name: for one wiki, so that paths and hosts do not matter.
  var cookies: [String: String] {
    guard let anywhere = URL(string: "http://localhost/") else { return [:] }
    let cookies = HTTPCookie.cookies(withResponseHeaderFields: headers, for: anywhere)
    return Dictionary(cookies.map { ($0.name, $0.value) }) { $1 }
  }
}
