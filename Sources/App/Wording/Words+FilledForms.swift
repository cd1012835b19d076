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
        if let reply = row.reply { return "\(state) · \(told(reply))" }
        guard let reason = row.office?.reason, !reason.isEmpty else { return state }
        return "\(state): \(reason)"
    }
}

extension Words {
    /// A form and what a record of it is called, without saying the same twice: *KUBE Mekar*, not *KUBE: KUBE Mekar*.
    func named(_ label: String, _ title: String, _ between: String = ": ") -> String {
        let (form, name) = (Folding.folded(label), Folding.folded(title))
        if name.isEmpty { return label }
        let says = form.isEmpty || name == form || name.hasPrefix(form + " ")
        return says ? title : label + between + title
    }
}

extension Words {
    /// What came back to a record, in few words: *Rujukan: Dijawab*.
    func told(_ reply: RecordReply) -> String { "\(text(reply.form)): \(text(reply.state))" }

    /// The same for a narrow column, with what matters first: *Dijawab: Rujukan*.
    func toldBriefly(_ reply: RecordReply) -> String {
        "\(text(reply.state)): \(text(reply.form))"
    }

    /// Under the state of a record that has its answer: what is to be done now, where its form says so.
    ///
    /// `step`: What it can be closed with now; nil where no step leads there.
    func replied(_ reply: RecordReply, step: String?) -> String {
        let said = reply.note.isEmpty ? "" : " " + quoted(reply.note)
        let way = step.map {
            pick(" l, lalu \($0), menutup catatan ini.", " l, then \($0), closes this record.")
        }
        let told = "\(text(reply.form)): \(text(reply.task ?? reply.state))"
        return "\(told).\(said)\(way ?? "")"
    }

    /// What a record asks for as it is now: *Sekarang: sudah dijawab, sampaikan kepada keluarga*.
    func taskNow(_ task: String) -> String { pick("Sekarang: ", "Now: ") + task }

    /// The same over the step that ends it: *Rujukan: sudah dijawab, sampaikan kepada keluarga*.
    func taskAtClosing(_ reply: RecordReply) -> String? {
        reply.task.map { "\(text(reply.form)): \(text($0))" }
    }

    /// After the step that answers another record: whether that one shall be closed now.
    func askToClose(_ form: String, _ step: String) -> String {
        pick(
            "Ini jawaban atas \(form), yang masih terbuka. \(step) sekarang?",
            "This answers \(form), which is still open. \(step) now?",
        )
    }
    var closeNow: String { pick("buka dan tutup", "open and close") }
    var closeLater: String { pick("nanti", "later") }
}

extension FilledForm {
    /// How it stands: done well, done badly, or still going on.
    var mark: Mark {
        guard stateEnds else { return .blank }
        return outcome == .bad ? .tidak : .patuh
    }
}
