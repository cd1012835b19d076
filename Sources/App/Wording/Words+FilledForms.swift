import Caseload
import Casework
import Screen

/// What filled forms are called in lists of all kinds of records.
extension Words {
    /// The state of a filled form in its flow's words; one without a flow is simply recorded.
    package func state(of filled: FilledForm) -> String {
        filled.stateLabel.map(text) ?? pick("dicatat", "recorded")
    }

    /// A kind of document that is made by filling a form.
    package func recordKind(_ kind: String) -> String {
        switch kind {
        case "visit": pick("kunjungan", "visit")
        case "session": pick("pertemuan", "session")
        case "proposal": pick("usulan", "proposal")
        case "complaint": pick("pengaduan", "complaint")
        case "referral": pick("rujukan", "referral")
        case "assessment": pick("asesmen", "assessment")
        case "aid": pick("bantuan", "aid")
        case "case": pick("kasus", "case")
        case "disaster": pick("bencana", "disaster")
        case "venture": pick("usaha", "venture")
        case "membership": pick("kepesertaan", "membership")
        case "review": pick("tinjauan", "review")
        case "decision": pick("putusan", "decision")
        case "sample": pick("sampel", "sample")
        case "rekey": pick("ketik ulang", "second keying")
        default: kind
        }
    }
}

extension Words {
    /// The state in words, with the office's reason behind its refusal; the code where no programme knows it.
    func stateAndReason(_ row: RecordRow) -> String {
        let state = row.stateLabel.map(text) ?? row.state ?? ""
        guard let reason = row.office?.reason, !reason.isEmpty else { return state }
        return "\(state): \(reason)"
    }
}

extension FilledForm {
    /// How it stands: done well, done badly, or still going on.
    var mark: Mark {
        guard stateEnds else { return .blank }
        return outcome == .bad ? .tidak : .patuh
    }
}
