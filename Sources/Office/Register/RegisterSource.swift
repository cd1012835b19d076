import Casework
import Caseload
import Exchange

/// A file for the register, recognised by its content.
struct RegisterSource {
    enum Content {
        case register(CaseloadFile)
        case programme(Programme)
        case brokenProgramme(ProgrammeError)
        case refused(FindingReason)
    }

    let name: String
    let size: Int
    let kind: ImportKind
    let content: Content

    init(_ file: ImportFile, today: Day) {
        name = file.name
        size = file.bytes.count
        if file.name.hasSuffix(".json5") || file.name.hasSuffix(".json") {
            kind = .programme
            do throws(ProgrammeError) {
                content = .programme(try ProgrammeFile.parse(file.bytes, file: file.name))
            } catch {
                content = .brokenProgramme(error)
            }
            return
        }
        do throws(CaseloadFileError) {
            let caseload = try CaseloadFile(file: file.bytes, named: file.name, today: today)
            kind = .caseload(caseload.kind)
            // What people recorded is theirs to send.
            content = caseload.kind == .records ? .refused(.notForServer) : .register(caseload)
        } catch {
            kind = .unknown
            switch error {
            case .csv(let error): content = .refused(.csv(error))
            case .unknownKind: content = .refused(.unknownKind)
            }
        }
    }
}
