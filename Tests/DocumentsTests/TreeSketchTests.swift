import Documents
import TestSupport
import Testing

struct TreeSketchTests {
    @Test(arguments: ["", "1-a", "1-a > 2-c | 1-a > 2-b", "1-a deleted > 2-b | 1-x deleted"])
    func `a sketch is written back`(sketch: String) throws {
        #expect(try RevisionTree(sketch: sketch).sketch == sketch)
    }

    @Test(arguments: ["1-a > 3-b", "1-a gone", "1-a deleted deleted", "a", "1-a >  > 2-b"])
    func `other text is refused`(sketch: String) {
        #expect(throws: (any Error).self) { try RevisionTree(sketch: sketch) }
    }
}
