import Testing

@testable import Replication

@Suite struct ServerAddressTests {
    @Test(arguments: [
        ("https://couch.example", "https://couch.example"),
        ("HTTPS://Couch.Example:6984/", "https://couch.example:6984"),
        ("https://couch.example/db/x//", "https://couch.example/db/x"),
        ("http://localhost:5984", "http://localhost:5984"),
        ("http://127.1.2.3:1", "http://127.1.2.3:1"),
        ("http://[::1]:5984/", "http://[::1]:5984"),
        ("https://[2001:db8::1]", "https://[2001:db8::1]"),
        ("https://192.168.1.20:6984", "https://192.168.1.20:6984"),
    ])
    func `An address is understood`(_ text: String, _ base: String) throws {
        #expect(try ServerAddress(text).text == base)
    }

    @Test(arguments: [
        "", "couch.example", "ftp://couch.example", "https://", "https://:80", "https://a:0",
        "https://a:65536", "https://a:+80", "https://a:", "https://siti:rahasia@a", "https://a/?x",
        "https://a#x",
        "https://a b", "https://a\nb", "https://a\\b", "https://a%00", "https://[::1", "https://[]",
        "http://couch.example", "http://127.0.0.1.example.org", "http://localhost.example.org",
        "http://127.0.0.256", "http://127.1", "http://0.0.0.0", "http://[::2]",
        "http://127.0.0.1@example.org", "http://+127.0.0.1", "http://127.0.0.+1",
    ])
    func `An address that cannot be used is refused`(_ text: String) {
        #expect(throws: PeerError.self) { try ServerAddress(text) }
    }

    @Test func `A segment of a path keeps every sign and steps nowhere`() {
        #expect("a/b c+ü".pathSegment == "a%2Fb%20c%2B%C3%BC")
        #expect("..".pathSegment == "%2E%2E")
        #expect("a.b".pathSegment == "a.b")
    }
}
