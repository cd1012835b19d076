import Caseload
import Casework
import Documents
import Forms
import Screen

extension AppState {
    /// Why nothing can be opened just now.
    var obstacleToCleaning: String? {
        guard let cleaning = workspace?.cleaning else { return words.nothingSelected }
        if cleaning.tab == .compare, cleaning.comparison == nil { return nil }
        if let difference = cleaning.difference, difference.family == nil {
            return difference.start == nil ? words.noFamilyOfLine : words.noFamilyButProposal
        }
        return cleaning.pair == nil && cleaning.family == nil ? words.nothingSelected : nil
    }

    /// Enter: a pair side by side, the family of anything else; without a list, asks for one.
    mutating func openCleaning() -> [Effect] {
        guard let cleaning = workspace?.cleaning else { return [] }
        if cleaning.tab == .duplicates { return workspace?.cleaning.open() ?? [] }
        if cleaning.tab == .compare, cleaning.comparison == nil { return askForList() }
        guard let family = cleaning.family else { return [] }
        return openFamily(family)
    }

    mutating func askForList() -> [Effect] {
        askForFile(.desilList, words.listAsk)
        return []
    }

    mutating func startComparing(_ path: String, asking prompt: LinePrompt) -> [Effect] {
        guard workspace?.cleaning.running == nil else {
            say(words.escStops, .hint)
            return []
        }
        asked = prompt
        _ = workspace?.cleaning.show(.compare)
        workspace?.cleaning.start(.compare)
        return [.cleaning(.compare(path: path))]
    }

    mutating func exportChanges(_ path: String, asking prompt: LinePrompt) -> [Effect] {
        guard let comparison = workspace?.cleaning.comparison else { return [] }
        asked = prompt
        return [.cleaning(.export(comparison, path: path))]
    }

    // MARK: Pairs

    var obstacleToDecidingPair: String? {
        guard let cleaning = workspace?.cleaning, let pair = cleaning.pair else {
            return words.onlyPairs
        }
        if cleaning.isDeciding { return words.pairDeciding }
        return pair.proposal == nil ? nil : words.proposedLong
    }

    /// Writes a proposal to join the pair, or a note that it is two persons; both are taken back by Ctrl-Z.
    mutating func decidePair(isMerge: Bool) -> [Effect] {
        guard let pair = workspace?.cleaning.pair else { return [] }
        let decision = PairDecision(
            isMerge: isMerge,
            // The entry with a number stays, else the one that was there first.
            kept: pair.keptFirst ? pair.first : pair.second,
            other: pair.keptFirst ? pair.second : pair.first,
            score: pair.verdict.score,
            reasons: words.reasons(pair.verdict),
        )
        workspace?.cleaning.deciding()
        return [.cleaning(.decide(decision))]
    }

    // MARK: Proposals

    var obstacleToProposing: String? {
        guard let cleaning = workspace?.cleaning else { return words.nothingSelected }
        if let pair = cleaning.pair { return pair.proposal == nil ? nil : words.proposedLong }
        if cleaning.odd != nil { return nil }
        guard let difference = cleaning.difference else { return words.nothingSelected }
        return difference.start == nil ? words.nothingToPropose : nil
    }

    /// Opens the form that puts the selected thing right, filled as far as it is known.
    mutating func proposeFromCleaning() -> [Effect] {
        guard let cleaning = workspace?.cleaning else { return [] }
        if cleaning.pair != nil { return decidePair(isMerge: true) }
        if let odd = cleaning.odd {
            if odd.anomalies.count > 1 { return chooseAnomaly(odd) }
            return odd.anomalies.first.map { propose($0) } ?? []
        }
        guard let difference = cleaning.difference else { return [] }
        if let there = cleaning.proposal(for: difference) {
            say(words.proposedAlready, .hint)
            return openRecord(there)
        }
        return difference.start.map { [.cleaning(.prepare($0))] } ?? []
    }

    /// One choice for each thing that is odd about a family, the heaviest first.
    private mutating func chooseAnomaly(_ odd: AnomalyRow) -> [Effect] {
        let choices = odd.anomalies.map { anomaly in
            let text = words.choice(of: anomaly, odd.names)
            return Command(
                "cleaning.propose",
                keys: [],
                in: [],
                label: { _ in text },
                explanation: { _ in text },
            ) { $0.propose(anomaly) }
        }
        overlay = .menu(MenuState(choices, title: words.proposeWhich, self))
        return []
    }

    private mutating func propose(_ anomaly: Anomaly) -> [Effect] {
        guard anomaly.act != .duplicates else {
            return workspace?.cleaning.show(.duplicates) ?? []
        }
        return [.cleaning(.prepare(anomaly.start))]
    }
}

extension DuplicateRow {
    /// Whether the first entry is the one to keep.
    var keptFirst: Bool {
        let (mine, theirs) = (LooseNIK.value(first.nik) != 0, LooseNIK.value(second.nik) != 0)
        return mine || !theirs
    }
}

extension Anomaly {
    /// The form that puts it right.
    var start: ProposalStart {
        let (form, answers): (String, JSONObject) =
            switch act {
            case .identity: ("perbaikan", ["kolom": .string(column)])
            case .duplicates: ("gabung", JSONObject())
            case .pengurus: ("ganti-pengurus", JSONObject())
            case .head: ("perbaikan", JSONObject())
            case .death: ("kematian", JSONObject())
            case .move: ("pindah", JSONObject())
            case .school: ("sekolah", JSONObject())
            case .pregnancy: ("kehamilan", JSONObject())
            case .family: ("kontak", JSONObject())
            }
        return ProposalStart(
            form: FormID(programme: "pemutakhiran", record: form),
            family: family,
            member: member,
            answers: answers,
        )
    }

    /// The field of the register that is wrong, as the form names it.
    private var column: String {
        switch reason {
        case .nik, .nikTwice, .inTwoFamilies, .trailingZeros, .adultWithoutNIK: "nik"
        case .nikWarning(.birthDiffers), .bornMissing, .bornInFuture, .tooOld, .motherAge:
            "tanggal-lahir"
        case .nikWarning(.sexDiffers): "jenis-kelamin"
        case .kk, .kkWarning, .kkMissing, .kkTwice: "kk"
        default: "nik"
        }
    }
}

extension DesilDifference {
    /// The form that proposes what the list says; nil for what no form does.
    var start: ProposalStart? {
        guard let family else { return kind == .notHere ? entering : nil }
        let correction: (String, String, String)? =
            switch kind {
            case .desil(let here, let there):
                ("desil", here.map { String($0) } ?? "", String(there))
            case .name(let here, let there): ("nama", here, there)
            case .nik(let here, let there): ("nik", here, there)
            case .kk(let here, let there): ("kk", here, there)
            case .twoDesils(let first, let then): ("desil", String(first), String(then))
            case .programme(let id, let here, let there):
                // Which programme it is stands in both, as the list and the register say it.
                ("program", "\(id): \(Self.text(here))", "\(id): \(Self.text(there))")
            default: nil
            }
        if let (column, here, there) = correction {
            var answers: JSONObject = ["kolom": .string(column), "seharusnya": .string(there)]
            if !here.isEmpty { answers["tertulis"] = .string(here) }
            return ProposalStart(
                form: FormID("pemutakhiran/perbaikan"),
                family: family,
                member: member,
                answers: answers,
            )
        }
        if kind == .unmatched, member != nil {
            return ProposalStart(
                form: FormID("pemutakhiran/padan"),
                family: family,
                member: member,
                answers: ["hasil": "tidak-padan"],
            )
        }
        guard kind == .personNotHere else { return nil }
        var answers: JSONObject = ["nama": .string(name)]
        if !nik.isEmpty { answers["nik"] = .string(nik) }
        return ProposalStart(
            form: FormID("pemutakhiran/anggota-baru"),
            family: family,
            member: nil,
            answers: answers,
        )
    }

    /// Somebody of whom the laptop has neither person nor family: proposed for the register as a new one.
    private var entering: ProposalStart {
        var answers = JSONObject()
        for (question, value) in [("nama", name), ("nik", nik), ("kk", kk)] where !value.isEmpty {
            answers[question] = .string(value)
        }
        var start = ProposalStart(
            form: FormID("pemutakhiran/usul"),
            family: nil,
            member: nil,
            answers: answers,
        )
        start.newcomer = RecordSubject.stranger(name: name, nik: nik, kk: kk).newcomer
        return start
    }

    private static func text(_ flag: Bool) -> String { flag ? "ya" : "tidak" }
}
