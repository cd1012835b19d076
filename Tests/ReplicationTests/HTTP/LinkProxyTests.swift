import Foundation
import Glibc
import TestSupport
import Testing

@Suite struct LinkProxyTests {
    @Test func `A link that is cut after some bytes lets through just those`() throws {
        let echo = try Echo()
        defer { echo.stop() }
        let proxy = try LinkProxy(to: echo.port)
        defer { proxy.stop() }
        #expect(try Echo.talk(proxy.port, "hello").count == 5)
        #expect(proxy.carried == 10)
        proxy.reset(.init(cutAfter: 7))
        #expect(try Echo.talk(proxy.port, "hello").count == 2)
        #expect(try Echo.talk(proxy.port, "hello").isEmpty)
        proxy.reset()
        #expect(try Echo.talk(proxy.port, "hello").count == 5)
    }
}

/// A server that sends back what it gets.
private struct Echo {
    let port: UInt16
    private let listener: Int32

    init() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        self.listener = listener
        var address = Self.loopback(0)
        try #require(Self.with(&address) { bind(listener, $0, $1) } == 0)
        try #require(listen(listener, 8) == 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                getsockname(listener, $0, &length)
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        // Not a task: the pool has a thread for each core, and whoever waits for the echo holds one.
        Thread.detachNewThread {
            while true {
                let client = Descriptors.accept(listener)
                guard client >= 0 else { return }
                var buffer = [UInt8](repeating: 0, count: 4096)
                while true {
                    let count = recv(client, &buffer, buffer.count, 0)
                    guard count > 0 else { break }
                    send(client, buffer, count, Int32(MSG_NOSIGNAL))
                }
                close(client)
            }
        }
    }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// Sends a word and reads what comes back until it is all there or the link ends.
    static func talk(_ port: UInt16, _ word: String) throws -> [UInt8] {
        let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        defer { close(client) }
        var address = loopback(port)
        try #require(with(&address) { connect(client, $0, $1) } == 0)
        send(client, word, word.utf8.count, Int32(MSG_NOSIGNAL))
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while answer.count < word.utf8.count {
            let count = recv(client, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            answer += buffer[..<count]
        }
        return answer
    }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func with(
        _ address: inout sockaddr_in,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32,
    ) -> Int32 {
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
