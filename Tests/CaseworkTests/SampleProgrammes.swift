import Casework
import FoundationEssentials
import Testing

/// The programme files of `sample-data/programs`, found beside the tests.
enum SampleProgrammes {
    static func bytes(_ name: String) throws -> [UInt8] {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let path = "/" + root + "/sample-data/programs/" + name
        return Array(
            try #require(FileManager.default.contents(atPath: path), "\(name) is missing")
        )
    }

    static func pkh() throws -> Programme {
        try ProgrammeFile.parse(bytes("pkh.json5"), file: "pkh.json5")
    }

    static func sembako() throws -> Programme {
        try ProgrammeFile.parse(bytes("sembako.json5"), file: "sembako.json5")
    }
}

/// Short ways to make people for a test.
enum People {
    static let familyID = "family:f"

    static func day(
        _ text: String,
        sourceLocation: SourceLocation = #_sourceLocation,
    ) throws -> Day {
        try #require(Day(text), sourceLocation: sourceLocation)
    }

    static func family(pengurus: String = "ibu", programmes: [String] = ["pkh"]) -> Family {
        var family = Family(id: .family("f"))
        family.pengurus = .member(pengurus)
        family.programmes = programmes.map { Enrolment(programme: $0, status: "aktif") }
        return family
    }

    static func member(
        _ key: String,
        born: String? = nil,
        level: String? = nil,
        sex: Sex? = nil,
        states: [MemberState] = [],
    ) throws -> Member {
        var member = Member(id: .member(key), family: .family("f"), name: key)
        member.born = try born.map { try day($0) }
        member.sex = sex
        if let level { member.school = Schooling(facility: .facility("s"), level: level) }
        member.states = states
        return member
    }
}
