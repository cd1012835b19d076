import Documents
import Forms
import Screen
import Testing

@testable import App

/// How wide the columns of *Keluarga* are.
@Suite struct FamilyColumnTests {
    private func name(_ width: Int) -> Int? {
        FamiliesState.table(width: width).slot(of: FamiliesState.Column.name.rawValue)?.width
    }

    @Test func `the name has what it had at 80 and 40 columns, and grows with the room`() {
        #expect(name(78) == 17 && name(38) == 16, "\(name(78) ?? 0) \(name(38) ?? 0)")
        // The list beside its two panes on a screen of 200, and alone on one of 110.
        #expect(name(86) ?? 0 >= 22 && name(108) ?? 0 >= 26)
        let widths = (78...118).compactMap(name)
        #expect(widths.allSatisfy { $0 >= 17 && $0 <= 40 }, "\(widths)")
    }

    @Test func `lists give names the room of a wide screen, and a narrow one what it had`() {
        func agenda(_ width: Int) -> [Int] {
            AgendaLayout(Size(width, 60)).table().slots.map(\.width)
        }
        #expect(agenda(200)[2] > 30 && agenda(80) == [1, 1, 24, 37, 11])
        func queue(_ width: Int) -> TableLayout {
            QueueLayout(Size(width, 60), headRows: 3).table()
        }
        let label = QueueLayout.Column.label.rawValue
        #expect(queue(200).slot(of: label)?.width ?? 0 >= "Pemantauan perkembangan".count)
        #expect(queue(80).slots.map(\.width) == [1, 9, 12, 10, 11, 12, 17])
        func records(_ width: Int) -> TableLayout {
            RecordsLayout(Size(width, 60), headRows: 1).table()
        }
        let state = RecordsLayout.Column.state.rawValue
        #expect(records(200).slot(of: state)?.width ?? 0 >= "Surat dikirim".count)
        #expect(records(80).slots.map(\.width) == [1, 1, 9, 15, 13, 13, 10, 9])
    }

    @Test func `a record's table gives the long note what others leave`() throws {
        let questions = try FormSample.book().forms.flatMap(\.versions).flatMap(\.questions)
        let column = try #require(questions.first { $0.kind == .text })
        let long = "Tanah longsor memutus jalan ke dusun, keluarga tinggal di balai desa"
        let lines = { (width: Int) in
            AnswerTable(
                [column],
                [[column.id: .string(long)]],
                AnswerWords(words: Words(.indonesian), names: [:]),
            )
            .lines(width: width).map { $0.plain(.terminal) }
        }
        #expect(lines(120).contains { $0.contains(long) })
        #expect(lines(40).contains { $0.contains("…") })
    }
}
