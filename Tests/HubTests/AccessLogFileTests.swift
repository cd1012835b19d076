import FoundationEssentials
import TestSupport
import Testing

@testable import Hub

/// The access log's file.
struct AccessLogFileTests {
    @Test func `callers are told apart by a number, and nobody is named`() throws {
        let folder = try TemporaryFolder()
        let log = AccessLogFile(folder.file("access.log"))
        for login in ["siti", "budi", nil, "siti"] {
            log.write(
                AccessEntry(
                    method: "PUT",
                    route: "/{db}/{id}",
                    status: 201,
                    bytes: 66,
                    milliseconds: 3,
                    login: login,
                )
            )
        }
        let text = String(
            decoding: try Data(contentsOf: URL(filePath: folder.file("access.log"))),
            as: UTF8.self,
        )
        let lines = text.split(separator: "\n")
        #expect(
            lines.map { $0.split(separator: " ").last.map(String.init) } == ["#1", "#2", "-", "#1"]
        )
        #expect(lines.allSatisfy { $0.contains(" PUT /{db}/{id} 201 66 B 3 ms ") })
    }
    private func entry(_ method: String) -> AccessEntry {
        AccessEntry(
            method: method,
            route: "/{db}",
            status: 200,
            bytes: 1,
            milliseconds: 0,
            login: nil,
        )
    }

    @Test func `a line that a stopped machine left unfinished does not run into the next`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("access.log")
        try Bytes.write("2026-11-22T13:05:01Z PUT /{db}/{id} 20", to: path)
        let log = AccessLogFile(path)
        log.write(entry("GET"))
        log.note("database 0a1b set aside: damaged")
        let lines = String(decoding: try Bytes.read(path), as: UTF8.self).split(
            separator: "\n",
            omittingEmptySubsequences: false,
        )
        #expect(lines.count == 4 && lines[3].isEmpty, "\(lines)")
        #expect(lines[0].hasSuffix(" 20"))
        #expect(lines[1].hasSuffix("GET /{db} 200 1 B 0 ms -"))
        #expect(lines[2].hasSuffix("set aside: damaged"))
    }

    @Test func `a method of the caller's own invention breaks no line`() {
        #expect(entry("GET\n2026 GET").line(of: "-") == "? /{db} 200 1 B 0 ms -")
        #expect(entry("HEAD").line(of: "#1").hasPrefix("HEAD "))
    }
}
