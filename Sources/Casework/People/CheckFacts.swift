import Documents

/// The figures a check rests on, as they stood on the paper.
package struct CheckFacts: Hashable, Sendable {
    /// A school sheet's days, for obligations of attendance.
    package var attendance: Attendance?
    /// A group session's mark.
    package var session: SessionMark?
    package var source: JSONObject

    package init(attendance: Attendance? = nil, session: SessionMark? = nil) {
        self.attendance = attendance
        self.session = session
        source = JSONObject()
    }

    init(_ reader: DocumentReader) throws(DocumentFault) {
        let alpa = try reader.int("alpa")
        let izin = try reader.int("izin")
        let sakit = try reader.int("sakit")
        let effective = try reader.int("effective")
        let percent = try reader.number("percent")
        if alpa != nil || izin != nil || sakit != nil || effective != nil || percent != nil {
            do {
                attendance = try Attendance(
                    alpa: alpa,
                    izin: izin,
                    sakit: sakit,
                    effective: effective,
                    percent: percent,
                )
            } catch {
                throw reader.fault(error.field, .outOfRange)
            }
        }
        session = try reader.code("attendance", as: SessionMark.self)
        source = reader.source
    }

    var json: JSONValue {
        var object = source
        object.set("alpa", attendance?.alpa)
        object.set("izin", attendance?.izin)
        object.set("sakit", attendance?.sakit)
        object.set("effective", attendance?.effective)
        object.set("percent", attendance?.percent)
        object.set("attendance", session?.rawValue)
        return .object(object)
    }
}

/// A family's mark on the sheet of a P2K2 group session.
package enum SessionMark: String, Hashable, Sendable, CaseIterable {
    /// Present.
    case hadir = "H"
    /// Absent, sick.
    case sakit = "S"
    /// Absent without a reason.
    case alfa = "A"

    package var state: CheckState {
        switch self {
        case .hadir: .patuh
        case .sakit: .izin
        case .alfa: .tidak
        }
    }

    /// The mark that says this; nil for what the sheet has no mark for.
    package init?(_ state: CheckState) {
        guard let mark = Self.allCases.first(where: { $0.state == state }) else { return nil }
        self = mark
    }
}
