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
}
