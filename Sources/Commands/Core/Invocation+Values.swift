import App
import Casework

/// Option values that are more than text.
extension Invocation {
    /// `--quarter 2026-Q4`, else the one that runs now.
    func quarter() throws(Refusal) -> Quarter {
        guard let text = arguments.value("quarter") else { return console.now().day.quarter }
        guard let quarter = Quarter(text) else {
            throw .badValue(option: "quarter", expected: "2026-Q4")
        }
        return quarter
    }

    /// `--role penyelia`; a plain worker's where it is not given.
    func role() throws(Refusal) -> WorkerRole {
        guard let text = arguments.value("role") else { return .worker }
        guard let role = WorkerRole(rawValue: text.lowercased()) else {
            let known = WorkerRole.allCases.map(\.rawValue).joined(separator: ", ")
            throw .badValue(option: "role", expected: known)
        }
        return role
    }

    /// A text that may hold a person's data: `-` reads a line from standard input, for the arguments of a
    /// process can be read by every user of the machine.
    func personal(_ text: String) throws(Refusal) -> String {
        guard text == "-" else { return text }
        guard let line = console.ask("") else {
            throw .badValue(option: "-", expected: words.aLineOfInput)
        }
        return line
    }

    /// A whole number from 0 up.
    func number(_ option: String) throws(Refusal) -> Int? {
        guard let text = arguments.value(option) else { return nil }
        guard let number = Int(text), number >= 0 else {
            throw .badValue(option: option, expected: "1, 2, 3 ...")
        }
        return number
    }
}
