import Documents
import TestSupport
import Testing

struct RevisionTreeMissingTests {
    @Test func `an ancestor is known even though it is no leaf`() throws {
        let tree = try RevisionTree(sketch: "1-a > 2-b > 3-c")
        #expect(tree.missing(["1-a", "4-x", "3-c", "3-y", "4-x"]) == ["4-x", "3-y"])
        #expect(tree.missing([]).isEmpty)
        #expect(RevisionTree().missing(["1-a"]) == ["1-a"])
    }

    @Test func `leaves of a lower generation are possible ancestors`() throws {
        let tree = try RevisionTree(sketch: "1-a > 2-b > 3-c > 4-d | 1-a > 2-e | 1-a > 2-f deleted")
        #expect(tree.possibleAncestors(of: ["5-x", "3-y"]) == ["4-d", "2-e", "2-f"])
        #expect(tree.possibleAncestors(of: ["3-y"]) == ["2-e", "2-f"])
        #expect(tree.possibleAncestors(of: []).isEmpty)
    }
}
