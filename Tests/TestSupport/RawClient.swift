import Documents
import FoundationEssentials
import Glibc

/// A caller that speaks HTTP by hand, so that it can also speak it badly.
package final class RawClient {
    /// What came back.
    package struct Answer {
        package let status: Int
        /// Names in lower case.
        package let headers: [String: String]
        package let body: [UInt8]

        package var json: JSONValue? { try? JSONValue(parsing: body) }
    }

    package enum Failure: Error {
        case cannotConnect(Int32)
        /// The other side closed, or stood still, before a whole answer.
        case cutOff
        case garbled(String)
    }

    private let socket: Int32
    private var waiting: [UInt8] = []
    package let port: Int
    /// Whoever must not go away while we talk to it.
    package var owner: AnyObject?

    package init(port: Int, patience: Int = 20) throws {
        self.port = port
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port)).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var time = timeval(tv_sec: patience, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
        var on: Int32 = 1
        setsockopt(
            socket,
            Int32(IPPROTO_TCP),
            TCP_NODELAY,
            &on,
            socklen_t(MemoryLayout<Int32>.size),
        )
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else {
            close(socket)
            throw Failure.cannotConnect(errno)
        }
    }

    deinit {
        close(socket)
    }

    /// Sends a request and reads its answer; the connection stays open for the next.
    package func send(
        _ method: String,
        _ target: String,
        login: (name: String, password: String)? = nil,
        headers: [(String, String)] = [],
        body: [UInt8]? = nil,
    ) throws -> Answer {
        var head = "\(method) \(target) HTTP/1.1\r\nHost: couchdb.example\r\n"
        if let login {
            let data = Data("\(login.name):\(login.password)".utf8)
            head += "Authorization: Basic \(data.base64EncodedString())\r\n"
        }
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        if let body { head += "Content-Length: \(body.count)\r\n" }
        try write(Array("\(head)\r\n".utf8) + (body ?? []))
        return try answer(to: method)
    }

    package func send(
        _ method: String,
        _ target: String,
        login: (name: String, password: String)? = nil,
        json: JSONValue,
    ) throws -> Answer {
        try send(
            method,
            target,
            login: login,
            headers: [("Content-Type", "application/json")],
            body: json.serialized(),
        )
    }

    /// Sends a GET and does not wait for its answer.
    package func begin(_ target: String, _ login: (name: String, password: String)) throws {
        let data = Data("\(login.name):\(login.password)".utf8)
        let head =
            "GET \(target) HTTP/1.1\r\nHost: x\r\nAuthorization: Basic "
            + data.base64EncodedString() + "\r\n\r\n"
        try write(Array(head.utf8))
    }

    /// Whether the first byte of an answer is there in time; it is left unread.
    package func hasAnswer(within milliseconds: Int32) throws -> Bool {
        var asked = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard poll(&asked, 1, milliseconds) == 1 else { return false }
        var byte: UInt8 = 0
        return recv(socket, &byte, 1, Int32(MSG_PEEK)) == 1
    }

    /// Says that nothing more will come.
    package func shutdownSending() {
        shutdown(socket, Int32(SHUT_WR))
    }

    package func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure.cutOff }
            rest = rest.dropFirst(count)
        }
    }

    package func answer(to method: String) throws -> Answer {
        let line = try self.line()
        let words = line.split(separator: " ")
        guard words.count > 1, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
            throw Failure.garbled(line)
        }
        var headers: [String: String] = [:]
        while true {
            let line = try self.line()
            guard let colon = line.firstIndex(of: ":") else { break }
            headers[line[..<colon].lowercased()] = String(
                line[line.index(after: colon)...].drop { $0 == " " }
            )
        }
        if status == 100 { return try answer(to: method) }
        var body: [UInt8] = []
        if method == "HEAD" || status == 304 {
        } else if headers["transfer-encoding"] == "chunked" {
            while let size = Int(try self.line(), radix: 16), size > 0 {
                body += try bytes(size)
                _ = try self.line()
            }
            _ = try self.line()
        } else if let length = headers["content-length"].flatMap({ Int($0) }) {
            body = try bytes(length)
        }
        return Answer(status: status, headers: headers, body: body)
    }

    /// A line without its end.
    private func line() throws -> String {
        while true {
            if let end = waiting.firstIndex(of: 0x0A) {
                let line = waiting[..<end]
                waiting = Array(waiting[(end + 1)...])
                return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            }
            try read()
        }
    }

    private func bytes(_ count: Int) throws -> [UInt8] {
        while waiting.count < count { try read() }
        defer { waiting = Array(waiting[count...]) }
        return Array(waiting[..<count])
    }

    private func read() throws {
        var part = [UInt8](repeating: 0, count: 1 << 18)
        let count = recv(socket, &part, part.count, 0)
        guard count > 0 else { throw Failure.cutOff }
        waiting += part[..<count]
    }
}
