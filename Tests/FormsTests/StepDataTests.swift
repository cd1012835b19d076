import Casework
import Documents
import Forms
import Testing

/// What states and steps say beyond their names: what is to be done, and which form is opened.
@Suite struct StepDataTests {
    private static func file(_ state: String = "", _ step: String = "", ends: String = "") -> String
    {
        """
        { id: "desa", name: { id: "D", en: "D" }, source: "s",
          flows: [ { id: "alur", source: "s", start: "a",
            states: [
              { code: "a", label: { id: "A", en: "A" }\(state) },
              { code: "z", label: { id: "Z", en: "Z" }, ends: true\(ends) } ],
            steps: [ { from: ["a"], to: "z", label: { id: "S", en: "S" }\(step) } ] } ],
          records: [
            { id: "aduan", kind: "complaint", label: { id: "P", en: "P" }, about: "none", flow: "alur",
              versions: [ { from: "2020-01-01", source: "s", sections: [ { questions: [
                { id: "isi", kind: "note", label: { id: "I", en: "I" } } ] } ] } ] } ] }
        """
    }

    @Test func `are read`() throws {
        let task = #", task: { id: "sampaikan", en: "tell" }"#
        let reading = try Books.read(Self.file(task, #", opens: "aduan""#))
        #expect(reading.faults == [] && reading.unknownMembers == [])
        let flow = try #require(reading.book.form("desa/aduan")?.flow)
        #expect(flow.state("a")?.task == Wording(id: "sampaikan", en: "tell"))
        #expect(flow.steps.first?.opens == "desa/aduan")
        // A programme that is not here (yet) is no fault.
        let early = try Books.read(Self.file("", #", opens: "puskesos/rujukan""#))
        #expect(early.faults == [])
        #expect(early.book.form("desa/aduan")?.flow?.steps.first?.opens == "puskesos/rujukan")
    }

    @Test func `that cannot be are refused with their place`() throws {
        let ended = try Books.read(Self.file(ends: #", task: { id: "x", en: "x" }"#))
        #expect(ended.faults.map(\.path) == ["flows[0].states[1].task"])
        #expect(ended.faults.map(\.reason) == [.notTogether("ends")])
        let unknown = try Books.read(Self.file("", #", opens: "adu""#))
        #expect(unknown.faults.map(\.path) == ["flows[0].steps[0].opens"])
    }
}
