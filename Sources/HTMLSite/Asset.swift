/// The files that every site has, as they are written.
enum Asset {
  static let style = String(decoding: PackageResources.site_css, as: UTF8.self)
  static let script = String(decoding: PackageResources.site_js, as: UTF8.self)
}
