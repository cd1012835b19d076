import Casework

/// Figures to be drawn, in the terminal or on a page: each drawing writes the numbers beside its marks.
package struct Chart: Sendable, Equatable {
    package enum Form: Sendable, Hashable {
        /// A bar for each point and series, lying one under the other.
        case bars
        /// One bar for each point, its series following each other.
        case stacked
        /// The points from left to right, a line for each series.
        case lines
    }

    /// What sets a series apart; drawings give each a pattern of its own, never a colour alone.
    package enum Tone: Sendable, Hashable {
        case plain, good, bad, excused, blank
    }

    package struct Series: Sendable, Equatable {
        package var label: Wording
        package var tone: Tone

        package init(_ label: Wording, _ tone: Tone = .plain) {
            self.label = label
            self.tone = tone
        }
    }

    package struct Point: Sendable, Equatable {
        package var label: ReportTable.Cell
        /// One for each series; what has no figure is drawn as a gap, what is masked as a star.
        package var values: [ReportTable.Cell]

        package init(_ label: ReportTable.Cell, _ values: [ReportTable.Cell]) {
            self.label = label
            self.values = values
        }
    }

    package var title: Wording
    package var form: Form
    package var series: [Series]
    package var points: [Point]

    package init(_ title: Wording, _ form: Form, series: [Series], points: [Point]) {
        self.title = title
        self.form = form
        self.series = series
        self.points = points
        assert(points.allSatisfy { $0.values.count == series.count }, "one value for each series")
    }

    /// The longest bar, or the highest point; 1 where there is nothing to draw.
    package var top: Double {
        let values =
            form == .stacked
            ? points.map { $0.values.compactMap(\.magnitude).reduce(0, +) }
            : points.flatMap { $0.values.compactMap(\.magnitude) }
        // A share is drawn against the whole.
        let isShare = points.contains {
            $0.values.contains { if case .percent = $0 { true } else { false } }
        }
        return isShare ? 100 : max(1, values.max() ?? 1)
    }

    /// A bar for each row of a table: the first column names it, `column` is its figure.
    package static func bars(
        _ title: Wording,
        rows: [[ReportTable.Cell]],
        column: Int,
        label: Wording,
        _ tone: Tone = .plain,
    ) -> Chart {
        Chart(
            title,
            .bars,
            series: [Series(label, tone)],
            points: rows.map { Point($0[0], [$0[column]]) },
        )
    }
}
