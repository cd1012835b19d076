import Screen
import TestSupport
import Testing

struct EscapeSequencerTests {
    /// Feeds keys at their times and answers all that comes out, time running on at the end.
    private func run(_ input: [(key: Key, time: Int64)]) -> [Key] {
        var sequencer = EscapeSequencer()
        var output: [Key] = []
        for (key, time) in input {
            output += sequencer.flush(at: time)
            output += sequencer.feed(key, at: time)
        }
        output += sequencer.flush(at: 1_000_000)
        return output
    }

    @Test func `a digit soon after Esc is a function key`() {
        #expect(run([("Esc", 0), ("2", 99)]) == ["F2"])
        #expect(run([("Esc", 0), ("0", 50)]) == ["F10"])
        #expect(run([("Esc", 0), ("2", 101)]) == ["Esc", "2"])
    }

    @Test func `a lone Esc is told when its time is over and not before`() {
        var sequencer = EscapeSequencer()
        #expect(sequencer.feed("Esc", at: 5) == [])
        #expect(sequencer.deadline == 105)
        #expect(sequencer.flush(at: 104) == [])
        #expect(sequencer.flush(at: 105) == ["Esc"])
        #expect(sequencer.deadline == nil)
    }

    @Test func `Esc twice and then a digit is Esc and a function key`() {
        #expect(run([("Esc", 0), ("Esc", 10), ("1", 20)]) == ["Esc", "F1"])
    }

    @Test func `an editing letter in the same write is that letter with Alt`() {
        #expect(run([("Esc", 0), ("b", 1)]) == ["M-b"])
        #expect(run([("Esc", 0), ("Backspace", 1)]) == ["M-Backspace"])
        #expect(run([("Esc", 0), ("b", 60)]) == ["Esc", "b"])
        #expect(run([("Esc", 0), ("j", 1)]) == ["Esc", "j"])
    }

    @Test func `a sequence nobody knows types nothing`() {
        let keys = { (text: String) in
            text.unicodeScalars.map { scalar in
                (key: scalar == "\u{1B}" ? Key(.escape) : Key(.character(scalar)), time: Int64(0))
            }
        }
        #expect(run(keys("\u{1B}[<35;12;7M1")) == ["1"])
        #expect(run(keys("\u{1B}[?1;2c2")) == ["2"])
        #expect(run(keys("\u{1B}Ox3")) == ["3"])
        #expect(run(keys("\u{1B}]11;rgb:00/00/00\u{1B}\\4")) == ["4"])
        #expect(run([("Esc", 0), ("[", 60), ("1", 61)]) == ["Esc", "[", "1"])
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `keys without Esc pass through in order`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pool: [Key] = ["a", "1", "Enter", "Up", "F5", "C-p", "[", "O"]
        var time: Int64 = 0
        let input = (0..<200).map { _ in
            time += Int64.random(in: 0...120, using: &generator)
            return (key: pool.randomElement(using: &generator) ?? "a", time: time)
        }
        #expect(run(input) == input.map(\.key), "seed \(seed)")
    }
}
