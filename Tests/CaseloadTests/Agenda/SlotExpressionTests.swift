import Casework
import Forms
import TestSupport
import Testing

@testable import Caseload

@Suite struct SlotExpressionTests {
    /// A random expression over facts and constants of all kinds.
    private func expression(_ depth: Int, _ generator: inout SeededGenerator) -> Expression {
        let isLeaf = depth == 0 || Int.random(in: 0..<4, using: &generator) == 0
        if isLeaf { return leaf(&generator) }
        func inner() -> Expression { expression(depth - 1, &generator) }
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: return .not(inner())
        case 1: return .negative(inner())
        case 2: return .both(inner(), inner())
        case 3: return .either(inner(), inner())
        case 4, 5:
            let all = Expression.Comparison.allCases
            return .comparison(all.randomElement(using: &generator) ?? .equal, inner(), inner())
        case 6:
            let all = Expression.Arithmetic.allCases
            return .arithmetic(all.randomElement(using: &generator) ?? .plus, inner(), inner())
        case 7: return .list((0..<3).map { _ in inner() })
        default:
            let function = Expression.Function.allCases.randomElement(using: &generator) ?? .count
            return .call(function, (0..<function.counts.lowerBound).map { _ in inner() })
        }
    }

    private func leaf(_ generator: inout SeededGenerator) -> Expression {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: .constant(.number(Double(Int.random(in: 0...70, using: &generator))))
        case 1:
            .constant(.text(["P", "hamil", "SD", "sah"].randomElement(using: &generator) ?? ""))
        case 2: .constant(.flag(Bool.random(using: &generator)))
        case 3: .constant(.nothing)
        default:
            .name(FactName.allCases.randomElement(using: &generator)?.rawValue ?? "today")
        }
    }

    private struct Named: Scope {
        let facts: CaseFacts

        func value(_ name: String) -> Value {
            FactName(rawValue: name).map { facts.value($0) } ?? .nothing
        }
        func column(_ table: String, _ column: String) -> [Value] { [] }
    }

    @Test(arguments: [21, 22, 23] as [UInt64])
    func `with names looked up it comes to the same as by name`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let programmes = try Bench.programmes().map {
            try ProgrammeFile.parse($0.bytes, file: $0.name)
        }
        let rules = CaseRules(RuleBook(programmes: programmes))
        var family = FamilyCase(desil: 2)
        family.enrolments = [Enrolment(programme: "pkh", from: Day(2020, 1, 1))]
        var mother = CaseMember(key: "A", name: "Siti", digest: 1, born: Day(1990, 2, 3))
        mother.states = [MemberState(.hamil, from: Day(2026, 6, 1))]
        mother.sex = .female
        var pupil = CaseMember(key: "B", name: "Budi", digest: 2, born: Day(2015, 2, 3))
        pupil.level = "SD"
        pupil.months = [
            MonthEntry(paper: .school, month: 2026 * 12 + 9, state: .tidak, share: 7_250)
        ]
        family.members = [mother, pupil]
        for round in 0..<2000 {
            let expression = expression(4, &generator)
            var facts = CaseFacts(
                rules: rules,
                forms: [],
                quarter: rules.book.plan(Bench.quarter),
                family: family,
                day: Bench.today,
            )
            facts.member = [nil, 0, 1].randomElement(using: &generator) ?? nil
            #expect(
                SlotExpression(expression).value(facts)
                    == expression.evaluate(in: Named(facts: facts)),
                "seed \(seed), round \(round): \(expression)",
            )
        }
    }
}
