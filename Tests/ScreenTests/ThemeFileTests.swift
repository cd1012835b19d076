import FoundationEssentials
import Screen
import Testing

/// The themes we ship, read as the program reads them.
struct ThemeFileTests {
    private static let names = ["terminal", "terang-luar", "gelap", "kontras", "mono"]

    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "themes")

    private func theme(_ name: String) throws -> Theme {
        let data = try Data(contentsOf: Self.folder.appending(path: name + ".json5"))
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        return try Theme(name: name, entries: decoder.decode(ThemeValue.self, from: data))
    }

    @Test(arguments: names)
    func `a shipped theme passes the check at every depth`(name: String) throws {
        let findings = ThemeCheck.findings(try theme(name))
        #expect(findings.isEmpty)
    }

    @Test func `the theme in the program is the one in the file`() throws {
        #expect(try theme("terminal") == .terminal)
    }

    @Test func `mono never asks for a colour`() throws {
        let theme = try theme("mono")
        for depth in ColourDepth.allCases {
            for role in Role.allCases {
                let style = theme.at(depth).style(role)
                #expect(style.foreground == .terminal && style.background == .terminal)
            }
        }
    }

    @Test(arguments: names)
    func `without colour no theme asks for one, and focus still shows`(name: String) throws {
        let theme = try theme(name).at(.mono)
        for role in Role.allCases {
            #expect(theme.style(role).foreground == .terminal)
            #expect(theme.style(role).background == .terminal)
        }
        for role in Role.focus {
            #expect(theme.style(role).attributes.contains(.reverse), "\(role.name)")
        }
    }

    @Test func `nothing is missing from the folder and nothing is left over`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(files.sorted() == Self.names.map { $0 + ".json5" }.sorted())
    }
}
