import Casework
import Documents
import Forms
import Screen

@testable import App

/// Fills any form by its keys alone: presses F2, and answers what the form then says is missing or wrong.
///
/// It knows kinds of question, no form: each time it comes to the same place it tries the next answer of that
/// kind, so that the rules of a form lead it to answers they take.
struct FormTypist {
    /// How often each place was answered.
    private var tries: [FormField: Int] = [:]
    private(set) var keys = 0

    /// The most answers before it gives up.
    private static let patience = 250

    /// - Returns: what stood in the way; nil once the form is saved.
    mutating func fill(_ desk: inout WalkDesk) -> String? {
        fill(&desk, saving: .function(2)) { $0.place != .form }
    }

    /// The same with another key that saves, until a condition holds.
    mutating func fill(
        _ desk: inout WalkDesk,
        saving key: Key,
        until isSaved: (WalkDesk) -> Bool,
    ) -> String? {
        for _ in 0..<Self.patience {
            if isSaved(desk) { return nil }
            press(key, &desk)
            if isSaved(desk) { return nil }
            let notes = desk.form.notes
            if !notes.isEmpty, notes.allSatisfy(\.isWarning) {
                press(key, &desk)
                if isSaved(desk) { return nil }
            }
            guard let question = desk.form.question(desk.form.here) else {
                // The line below a table that adds a row to it.
                press(.enter, &desk)
                continue
            }
            answer(question, &desk)
        }
        return "\(desk.form.here.question): \(desk.message)"
    }

    private mutating func answer(_ question: FormQuestion, _ desk: inout WalkDesk) {
        let field = desk.form.here
        let attempt = tries[field, default: 0]
        tries[field] = attempt + 1
        switch question.input {
        case .choice:
            press(.right, &desk)
        case .choices:
            if attempt > 0 { press(.right, &desk) }
            press(.character(" "), &desk)
        case .search:
            press(.control("u"), &desk)
            type(["a", "i", "e", "o", "u", "n"][attempt % 6], &desk)
            press(.enter, &desk)
        case .note:
            type("dicatat saat kunjungan", &desk)
        case .line:
            press(.control("u"), &desk)
            type(Self.line(question, attempt, seen: Self.sums(desk.form.answers)), &desk)
        case .table:
            press(.enter, &desk)
        case .computed:
            press(.tab, &desk)
        }
    }

    /// A line for a kind of question; another one at each attempt.
    ///
    /// `seen`: Sums that stand in the form already, as what should have been paid.
    private static func line(
        _ question: FormQuestion,
        _ attempt: Int,
        seen: [String],
    ) -> String {
        func pick(_ texts: [String]) -> String { texts[attempt % texts.count] }
        switch question.kind {
        case .number, .money, .percent:
            var texts = ["1", "2", "0", "5", "10", "30", "50", "100", "2026", "100000", "600000"]
            if question.kind == .money { texts = seen + ["900000", "300000", "200000"] + texts }
            if let least = question.minimum, least > 1 { texts.insert("\(Int(least))", at: 0) }
            return pick(texts)
        case .date: return pick(["h", "+7", "k", "-40", "+30", "-400", "-4000"])
        case .month: return pick(["11/2026", "10/2026", "12/2026"])
        case .nik: return pick(["9901011203850007", "9901015203850008"])
        case .kk: return pick(["9901011203200007"])
        default: return pick(["Uji coba", "081234567890", "08.00", "7"])
        }
    }

    private static func sums(_ answers: JSONObject) -> [String] {
        answers.compactMap { $0.value.int }.filter { $0 > 2_100 }.map { String($0) }
    }

    private mutating func press(_ key: Key, _ desk: inout WalkDesk) {
        keys += 1
        desk.press(key)
    }

    private mutating func type(_ text: String, _ desk: inout WalkDesk) {
        keys += text.unicodeScalars.count
        desk.type(text)
    }
}
