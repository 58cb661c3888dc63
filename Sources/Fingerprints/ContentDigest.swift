import Crypto

/// Digests that others compute, to compare with; never a proof of anything.
public enum ContentDigest {
  /// The MD5 of some bytes, in hexadecimal digits.
  public static func md5(of bytes: [UInt8]) -> String {
    Insecure.MD5.hash(data: bytes).map {
      ($0 < 16 ? "0" : "") + String($0, radix: 16)
    }.joined()
  }
}
