import Documents
import FoundationEssentials

/// The pin of a certificate: what laptops know a hub by, whatever its name, dates and signer.
///
/// `sha256//` and base64 of the SHA-256 of its SubjectPublicKeyInfo, as libcurl's CURLOPT_PINNEDPUBLICKEY.
enum PublicKeyPin {
    /// The pin of the first certificate in a PEM text; nil where there is none.
    static func ofFirst(inPEM pem: [UInt8]) -> String? {
        guard let der = certificate(in: pem), let key = publicKey(in: der) else { return nil }
        return "sha256//" + Data(SHA256.digest(Array(key))).base64EncodedString()
    }

    private static func certificate(in pem: [UInt8]) -> [UInt8]? {
        guard let text = String(validating: pem, as: UTF8.self) else { return nil }
        var isInside = false
        var base64 = ""
        for line in text.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("-----BEGIN CERTIFICATE-----") {
                isInside = true
            } else if line.hasPrefix("-----END CERTIFICATE-----"), isInside {
                return Data(base64Encoded: base64).map(Array.init)
            } else if isInside {
                base64 += line
            }
        }
        return nil
    }

    /// The SubjectPublicKeyInfo, tag and length included (RFC 5280, section 4.1).
    ///
    ///     Certificate { TBSCertificate { [0] version?, serial, algorithm, issuer, validity, subject, key ...
    private static func publicKey(in der: [UInt8]) -> ArraySlice<UInt8>? {
        guard let certificate = element(der[...]), certificate.tag == 0x30,
            let signed = element(certificate.content), signed.tag == 0x30
        else { return nil }
        var rest = signed.content
        guard let first = element(rest) else { return nil }
        if first.tag == 0xA0 { rest = rest[first.whole.endIndex...] }
        for _ in 0..<5 {
            guard let skipped = element(rest) else { return nil }
            rest = rest[skipped.whole.endIndex...]
        }
        guard let key = element(rest), key.tag == 0x30 else { return nil }
        return key.whole
    }

    private struct Element {
        let tag: UInt8
        let content: ArraySlice<UInt8>
        let whole: ArraySlice<UInt8>
    }

    /// The first element of DER bytes; nil where they end before it does.
    private static func element(_ bytes: ArraySlice<UInt8>) -> Element? {
        guard bytes.count >= 2 else { return nil }
        var start = bytes.startIndex + 2
        var length = Int(bytes[bytes.startIndex + 1])
        if length >= 0x80 {
            let count = length & 0x7F
            guard (1...3).contains(count), bytes.endIndex - start >= count else { return nil }
            length = bytes[start..<(start + count)].reduce(0) { $0 << 8 | Int($1) }
            start += count
        }
        guard bytes.endIndex - start >= length else { return nil }
        return Element(
            tag: bytes[bytes.startIndex],
            content: bytes[start..<(start + length)],
            whole: bytes[bytes.startIndex..<(start + length)],
        )
    }
}
