import Casework
import Exchange

/// An import file recognised by its content.
struct ImportSource {
    enum Content {
        case caseload(CaseloadFile)
        case verkom(VerkomSheet)
        case programme(Result<Programme, ProgrammeError>)
        case unreadable(FindingReason)
    }

    let file: ImportFile
    var content: Content
    /// Its place among the files given.
    let place: Int

    /// `total`: How the programmes in force read a form's *Jml*.
    init(_ file: ImportFile, place: Int, today: Day, total: TotalReading) {
        self.file = file
        self.place = place
        if file.name.hasSuffix(".json5") || file.name.hasSuffix(".json") {
            content = .programme(Self.programme(file))
            return
        }
        do {
            content = .caseload(
                try CaseloadFile(file: file.bytes, named: file.name, today: today)
            )
        } catch {
            content =
                switch error {
                case .csv(let error): .unreadable(.csv(error))
                case .unknownKind: Self.verkom(file, today, total)
                }
        }
    }

    var kind: ImportKind {
        switch content {
        case .caseload(let file): .caseload(file.kind)
        case .verkom: .verkom
        case .programme: .programme
        case .unreadable: .unknown
        }
    }

    private static func programme(_ file: ImportFile) -> Result<Programme, ProgrammeError> {
        do {
            return .success(try ProgrammeFile.parse(file.bytes, file: file.name))
        } catch {
            return .failure(error)
        }
    }

    private static func verkom(_ file: ImportFile, _ today: Day, _ total: TotalReading) -> Content {
        do {
            func sheet(_ year: Int) throws(VerkomError) -> VerkomSheet {
                try VerkomSheet(file: file.bytes, named: file.name, year: year, total: total)
            }
            let now = try sheet(today.year)
            // In January a form without a year is about the months that are over.
            guard now.isYearAssumed, let quarter = now.quarter, quarter.firstDay > today else {
                return .verkom(now)
            }
            return .verkom(try sheet(today.year - 1))
        } catch {
            return switch error {
            case .csv(let error): .unreadable(.csv(error))
            case .noHeader: .unreadable(.unknownKind)
            }
        }
    }
}
