import Glibc

/// The few calls the scripted server makes.
enum Socket {
    struct Failure: Error {
        let call: String
        let code: Int32
    }

    /// A listening socket on a free port of 127.0.0.1.
    static func listen() throws -> (socket: Int32, port: Int) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard listener >= 0 else { throw Failure(call: "socket", code: errno) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                bind(listener, plain, size) == 0 && Glibc.listen(listener, 64) == 0
                    && getsockname(listener, plain, &size) == 0
            }
        }
        guard bound else { throw Failure(call: "bind", code: errno) }
        return (listener, Int(UInt16(bigEndian: address.sin_port)))
    }

    static func send(_ bytes: ArraySlice<UInt8>, to socket: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

/// Reads requests from one connection, one after another.
struct RequestReader {
    let socket: Int32
    private var buffer: [UInt8] = []

    init(socket: Int32) {
        self.socket = socket
    }

    /// nil when the other side has gone.
    mutating func next() -> ScriptedRequest? {
        var end = headEnd()
        while end == nil {
            guard receive() else { return nil }
            // A TLS handshake: answered as servers do that speak none.
            if buffer.first == 0x16 {
                _ = Socket.send(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)[...], to: socket)
                return nil
            }
            end = headEnd()
        }
        guard let end else { return nil }
        let lines = String(decoding: buffer[..<end], as: UTF8.self).split(separator: "\r\n")
        let first = (lines.first ?? "").split(separator: " ")
        guard first.count == 3 else { return nil }
        var request = ScriptedRequest()
        request.method = String(first[0])
        let parts = first[1].split(separator: "?", maxSplits: 1)
        request.path = String(parts.first ?? "")
        for pair in (parts.count > 1 ? parts[1] : "").split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            request.query[String(sides[0])] = sides.count > 1 ? String(sides[1]) : ""
        }
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            request.headers[line[..<colon].lowercased()] = String(value)
        }
        let length = Int(request.headers["content-length"] ?? "0") ?? 0
        while buffer.count < end + length {
            guard receive() else { return nil }
        }
        request.body = Array(buffer[end..<end + length])
        request.size = end + length
        buffer.removeFirst(end + length)
        return request
    }

    private func headEnd() -> Int? {
        guard buffer.count >= 4 else { return nil }
        for index in 0...(buffer.count - 4) where buffer[index] == 13 {
            if buffer[index + 1] == 10, buffer[index + 2] == 13, buffer[index + 3] == 10 {
                return index + 4
            }
        }
        return nil
    }

    private mutating func receive() -> Bool {
        var part = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &part, part.count, 0)
        guard count > 0 else { return false }
        buffer += part[..<count]
        return true
    }
}
