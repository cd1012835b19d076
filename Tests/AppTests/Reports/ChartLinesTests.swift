import Casework
import Reports
import Screen
import Testing

@testable import App

/// Charts in the least of rooms.
@Suite struct ChartLinesTests {
    private static func chart(_ form: Chart.Form, _ figures: [Int], _ labels: [String]) -> Chart {
        let tones: [Chart.Tone] = [.good, .bad, .excused, .blank, .plain]
        return Chart(
            Wording(id: "Uji", en: "Trial"),
            form,
            series: figures.indices.map { place in
                let label = labels[place % labels.count]
                return Chart.Series(Wording(id: label, en: label), tones[place % tones.count])
            },
            points: ["Sukamekar", "Kenanga Sukamekar Barat"].map { name in
                Chart.Point(.text(name), figures.map { .count($0) })
            },
        )
    }

    @Test(
        arguments: [Chart.Form.bars, .stacked, .lines],
        [["patuh", "tidak", "izin", "kosong"], ["dicatat tetapi tidak lengkap karena sesuatu"]],
    )
    func `no line runs over its width`(form: Chart.Form, labels: [String]) {
        let words = Words(.indonesian).page
        for figures in [[3, 1, 0, 2], [1_234, 12_345, 1, 99], [1, 1, 1, 1, 1], [0], [7]] {
            for width in 20...130 {
                let lines = ChartLines(Self.chart(form, figures, labels), words, width: width).lines
                for line in lines {
                    let text = line.pieces.map { piece in
                        if case .text(let text) = piece.text { text.string } else { "" }
                    }
                    .joined()
                    #expect(line.width <= width, "\(figures), \(width): \(text)")
                }
            }
        }
    }

    @Test(arguments: [34, 33, 60, 78])
    func `the legend fills a line and goes on in the next one, mark and word together`(
        width: Int
    ) {
        let labels = ["patuh", "tidak", "izin", "kosong"]
        let chart = Self.chart(.stacked, [3, 1, 1, 2], labels)
        let lines = ChartLines(chart, Words(.indonesian).page, width: width).lines
        let texts = lines.map { line in
            line.pieces.map { piece in
                if case .text(let text) = piece.text { text.string } else { "" }
            }
            .joined()
        }
        // `█ patuh  ▓ tidak  ▒ izin  ░ kosong` is 34 columns wide.
        let legend =
            width >= 34
            ? ["█ patuh  ▓ tidak  ▒ izin  ░ kosong"] : ["█ patuh  ▓ tidak  ▒ izin", "░ kosong"]
        #expect(Array(texts.prefix(legend.count)) == legend)
    }

    @Test(arguments: [
        (Size(172, 57), 14, 13), (Size(78, 21), 5, 6), (Size(400, 200), 14, 16),
    ])
    func `a plot takes the room of its page, within bounds`(size: Size, rows: Int, step: Int) {
        let label = Wording(id: "%", en: "%")
        let chart = Chart(
            label,
            .lines,
            series: [.init(label, .plain), .init(label, .good)],
            points: (1...12).map { month in
                Chart.Point(.text(String(month)), [.percent(Double(month)), .percent(100)])
            },
        )
        let words = Words(.indonesian).page
        let lines = ChartLines(chart, words, width: size.width, height: size.height).lines
        #expect(lines.count == 2 * (rows + 3))
        #expect(lines.allSatisfy { $0.width <= size.width })
        #expect(lines[rows + 1].width == 6 + 12 * step)
    }
}
