import Caseload
import Casework
import Screen

extension FamilyText {
    /// Module by module: the sessions the family has had with their days, those it missed, and those to come.
    func courses() -> [TextLine] {
        var lines: [TextLine] = []
        for standing in page.courses {
            lines += [.blank, .heading(words.courseHeading(standing))]
            lines.add(
                wrapping: words.courseSum(standing),
                standing.missed > 0 ? .stateWarning : .textDim,
                width: width,
                indent: 2,
                lead: "  ",
            )
            for module in standing.modules { lines += self.lines(of: module, standing) }
        }
        return lines
    }

    private func lines(
        of module: CourseStanding.Module,
        _ standing: CourseStanding,
    ) -> [TextLine] {
        let topics = module.topics.map { standing.topics[$0] }
        let had = topics.count { $0.state.isHad }
        let mark: Mark =
            if had == topics.count {
                .patuh
            } else {
                topics.contains(where: \.state.isMissed) ? .warning : .blank
            }
        let count = "\(words.text(module.label)) \(had)/\(topics.count)"
        // Of a module nobody has begun the sessions say no more than its name does.
        if topics.allSatisfy({ $0.state == .notHeld }) {
            return opening(nil, .blank, "\(count), \(words.notTaught)", .textDim, indent: 2)
        }
        var lines = opening(nil, mark, count, indent: 2)
        for topic in topics where topic.state != .notHeld {
            lines += opening(
                nil,
                topic.state.isHad ? .patuh : .tidak,
                words.topic(topic),
                topic.state.isHad ? .textDim : .text,
                indent: 4,
            )
        }
        let rest = topics.filter { $0.state == .notHeld }
        if !rest.isEmpty {
            let text = words.notTaughtYet(rest.map { words.text($0.label) })
            lines += opening(nil, .blank, text, .textDim, indent: 4)
        }
        return lines
    }
}
