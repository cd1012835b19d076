import Casework
import Documents
@testable import Forms
import Testing

@Suite struct ExpressionTests {
    private struct Names: Scope {
        let values: [String: Value]

        func value(_ name: String) -> Value { values[name] ?? .nothing }
        func column(_ table: String, _ column: String) -> [Value] {
            table == "tab" ? [.number(2), .nothing, .number(3)] : []
        }
    }

    private static func names() throws -> Names {
        Names(values: [
            "a": .number(2), "nama": .text("Siti"), "kode": .text("pos"), "ya": .flag(true),
            "lahir": .day(try Books.day("1986-02-01")), "hari": .day(try Books.day("2026-10-05")),
            "pilih": .list([.text("x"), .text("y")]), "kks": .text("1234-5678 90"),
            "hari-hadir": .number(20), "member.age": .number(40),
        ])
    }

    @Test(arguments: [
        ("1 + 2 * 3", Value.number(7)), ("(1 + 2) * 3", .number(9)), ("-a - -3", .number(1)),
        ("10 / 4", .number(2.5)), ("1 / 0", .nothing), ("a - tak-ada", .nothing),
        ("hari-hadir - a", .number(18)), ("hari-hadir -a", .number(18)),
        ("12.5 = 12.50", .flag(true)),
        ("a = 2 and not (a > 2)", .flag(true)), ("a = 3 or ya", .flag(true)),
        ("not ya", .flag(false)),
        ("tidak-ada = 1", .flag(false)), ("tidak-ada != 1", .flag(false)),
        ("not (kosong = 1)", .flag(true)),
        ("not kosong", .flag(true)), ("kode in ['pos', 'bank']", .flag(true)),
        ("pilih has 'x'", .flag(true)),
        ("pilih has ['x', 'z']", .flag(false)), ("kosong in ['pos']", .flag(false)),
        ("pilih = ['y', 'x']", .flag(true)),
        ("kode = 1", .flag(false)), ("kode != 1", .flag(true)), ("kode < 1", .flag(false)),
        ("'it''s' = 'it''s'", .flag(true)), ("member.age >= 40", .flag(true)),
        ("answered(nama) and not answered(kosong)", .flag(true)), ("answered(' ')", .flag(false)),
        ("count(pilih)", .number(2)), ("count(kosong)", .number(0)),
        ("count(tab.col)", .number(2)),
        ("sum(tab.col)", .number(5)), ("sum(kosong)", .nothing),
        ("max(tab.col, 9, a)", .number(9)),
        ("min(kosong, 4)", .nothing), ("min(kosong)", .nothing), ("max(1, hari)", .nothing),
        ("max(0, kosong - 3)", .nothing), ("min([])", .nothing),
        ("years(lahir, hari)", .number(40)), ("months(lahir, hari)", .number(488)),
        ("days(@2026-10-01, hari)", .number(4)), ("days(hari, @2026-10-01)", .number(-4)),
        ("hari - @2026-10-01", .number(4)), ("days(hari, hari + 30)", .number(30)),
        ("hari > lahir", .flag(true)),
        ("hari * 2", .nothing), ("hari + 1e300", .nothing), ("1e300 * 1e300", .nothing),
        ("if(a > 1, 'ya', 'tidak')", .text("ya")), ("if(kosong, 1, 2)", .number(2)),
        ("digits(kks)", .number(10)), ("digits('08x')", .number(0)), ("digits(kosong)", .nothing),
        ("minutes('09.30')", .number(570)), ("minutes('9:05')", .number(545)),
        ("minutes('0320')", .number(200)), ("minutes('7')", .number(420)),
        ("minutes('23.59')", .number(1439)), ("minutes('24.00')", .nothing),
        ("minutes('09.60')", .nothing), ("minutes('pagi')", .nothing),
        ("minutes('9.5')", .nothing),
        ("minutes('1.2.3')", .nothing), ("minutes('')", .nothing), ("minutes(kosong)", .nothing),
        ("lower('ABC')", .text("abc")), ("nama + '!'", .text("Siti!")), ("[]", .list([])),
        ("true and false", .flag(false)), ("a", .number(2)),
    ])
    func `has the value its grammar says`(text: String, value: Value) throws {
        let expression = try Expression(text)
        #expect(expression.evaluate(in: try Self.names()) == value, "\(text)")
        #expect(try Expression(expression.description) == expression, "\(text): \(expression)")
    }

    @Test(arguments: [
        ("tak-ada > 1", true), ("a > 5", false), ("not (tak-ada > 1)", true),
        ("a > 5 and tak-ada", false),
        ("a > 5 or tak-ada", true), ("answered(tak-ada)", false),
        ("not answered(nama) or tak-ada > 3", true),
        ("if(tak-ada > 1, false, false)", true),
    ])
    func `a check holds until it is certainly broken`(text: String, allows: Bool) throws {
        #expect(try Expression(text).allows(in: try Self.names()) == allows, "\(text)")
    }

    @Test(arguments: [
        ("", 0, ExpressionFault.empty), ("1 +", 3, .endsEarly), ("(1", 2, .endsEarly),
        ("1 2", 2, .unexpected("2")),
        ("a = b = c", 6, .unexpected("=")), ("jumlh(a)", 0, .unknownFunction("jumlh", near: nil)),
        ("summ(a)", 0, .unknownFunction("summ", near: "sum")),
        ("days(a)", 0, .wrongCount(function: "days", least: 2, most: 2)),
        ("'abc", 0, .unclosedText), ("@2026-02-30", 0, .badDay), ("12abc", 0, .badNumber),
        ("a & b", 2, .unknownSign("&")),
        ("a.", 1, .unknownSign(".")), ("é", 0, .unknownSign("é")), (")", 0, .unexpected(")")),
        ("[1, ]", 4, .unexpected("]")), ("and", 0, .unexpected("and")), ("a in", 4, .endsEarly),
    ])
    func `a fault names its place`(text: String, offset: Int, reason: ExpressionFault) {
        #expect(throws: ExpressionError(offset: offset, reason: reason)) { try Expression(text) }
    }

    @Test func `neither length nor depth can use up the stack`() throws {
        let deep = String(repeating: "(", count: 51) + "1" + String(repeating: ")", count: 51)
        #expect(throws: ExpressionError(offset: 51, reason: .tooDeep(limit: 50))) {
            try Expression(deep)
        }
        let nots = String(repeating: "not ", count: 400) + "a"
        #expect(throws: ExpressionError.self) { try Expression(nots) }
        let chain = Array(repeating: "a", count: 500).joined(separator: "+")
        #expect(throws: ExpressionError.self) { try Expression(chain) }
        #expect(throws: ExpressionError(offset: 2000, reason: .tooLong(limit: 2000))) {
            try Expression(String(repeating: "a", count: 2001))
        }
        let lists = String(repeating: "[", count: 1999)
        #expect(throws: ExpressionError.self) { try Expression(lists) }
        _ = try Expression(Array(repeating: "a", count: 190).joined(separator: " or "))
    }

    @Test func `tells the names it uses`() throws {
        let expression = try Expression("if(answered(a), sum(tab.col), min(member.age, [b])) > c")
        #expect(expression.names == ["a", "tab.col", "member.age", "b", "c"])
    }
}
