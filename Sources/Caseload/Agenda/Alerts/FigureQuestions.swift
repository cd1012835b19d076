import Forms
import LocalStore

/// The questions of one version of a form that tell early detection something, by their names' bytes.
struct FigureQuestions: Sendable {
    private var outcome: (name: [UInt8], codes: [(code: [UInt8], outcome: PaymentOutcome)])?
    private var short: [UInt8]?
    private var income: [UInt8]?
    private var work: (name: [UInt8], state: [[UInt8]])?
    private var membership: (name: [UInt8], ended: [[UInt8]])?
    private var visit: (name: [UInt8], missed: [[UInt8]])?

    /// Nil for a version without any.
    init?(_ version: FormVersion) {
        for question in version.questions {
            let name = Array(question.id.utf8)
            switch question.meaning {
            case .outcome(let codes):
                let all = codes.sorted { $0.key < $1.key }.map { (Array($0.key.utf8), $0.value) }
                outcome = (name, all)
            case .short: short = name
            case .income: income = name
            case .work(let state): work = (name, state.sorted().map { Array($0.utf8) })
            case .membership(let ended):
                membership = (name, ended.sorted().map { Array($0.utf8) })
            case .visit(let missed):
                visit = (name, missed.sorted().map { Array($0.utf8) })
            case nil: break
            }
        }
        let isEmpty =
            outcome == nil && short == nil && income == nil && membership == nil && work == nil
            && visit == nil
        if isEmpty { return nil }
    }

    struct Figures: Equatable {
        var outcome: PaymentOutcome?
        var short: Int?
        var income: Int?
        /// The membership it records is over.
        var hasEnded = false
        /// Nobody was met at the visit.
        var isMissed = false
        /// Whether a member works for the state; nil where it is not told.
        var isWithState: Bool?

        var isEmpty: Bool {
            outcome == nil && short == nil && income == nil && !hasEnded && !isMissed
                && isWithState == nil
        }
    }

    /// What packed answers tell.
    func read(_ packed: UnsafeBufferPointer<UInt8>) -> Figures {
        var figures = Figures()
        if let outcome, let code = PackedAnswers.value(of: outcome.name, in: packed) {
            figures.outcome = outcome.codes.first { code.elementsEqual($0.code) }?.outcome
        }
        figures.short = short.flatMap { Self.number($0, packed) }
        figures.income = income.flatMap { Self.number($0, packed) }
        if let membership, let code = PackedAnswers.value(of: membership.name, in: packed) {
            figures.hasEnded = membership.ended.contains { code.elementsEqual($0) }
        }
        if let visit, let code = PackedAnswers.value(of: visit.name, in: packed) {
            figures.isMissed = visit.missed.contains { code.elementsEqual($0) }
        }
        if let work, let code = PackedAnswers.value(of: work.name, in: packed) {
            figures.isWithState = work.state.contains { code.elementsEqual($0) }
        }
        return figures
    }

    private static func number(_ name: [UInt8], _ packed: UnsafeBufferPointer<UInt8>) -> Int? {
        PackedAnswers.value(of: name, in: packed).flatMap {
            Int(String(decoding: $0, as: UTF8.self))
        }
    }
}
