import Documents

/// Revision trees as a test writes them down.
///
///     1-a > 2-b deleted | 1-a > 2-c        two branches of one root, oldest first, the first one deleted
extension RevisionTree {
    /// - Throws: `RevisionIDError` or `SketchError` for text that is not a sketch.
    package init(sketch: String) throws {
        self.init()
        for branch in sketch.split(separator: "|") {
            var path: [RevisionID] = []
            for item in branch.split(separator: ">") {
                let leaf = try Leaf(sketch: String(item))
                if let parent = path.first {
                    guard leaf.revision.generation == parent.generation + 1 else {
                        throw SketchError(text: String(branch))
                    }
                }
                path.insert(leaf.revision, at: 0)
                merge(path: path, deleted: leaf.deleted)
            }
        }
    }

    /// The tree as a sketch, one branch for each leaf, the winner's first; for messages.
    package var sketch: String {
        leaves.map { leaf in
            (path(to: leaf.revision) ?? []).reversed().map { revision in
                isDeleted(revision) ? "\(revision) deleted" : "\(revision)"
            }
            .joined(separator: " > ")
        }
        .joined(separator: " | ")
    }
}

extension RevisionTree.Leaf {
    /// Reads `2-b` or `2-b deleted`.
    package init(sketch: String) throws {
        let words = sketch.split(separator: " ")
        guard let first = words.first, words.count == 1 || words[1...] == ["deleted"] else {
            throw SketchError(text: sketch)
        }
        self.init(revision: try RevisionID(String(first)), deleted: words.count == 2)
    }
}

/// Text that is not a sketch.
package struct SketchError: Error {
    package let text: String
}

/// So that a test can say `tree.winner == "1-c"`.
extension RevisionTree.Leaf: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        do {
            try self.init(sketch: text)
        } catch {
            preconditionFailure("\(text): \(error)")
        }
    }
}

/// So that a test can say `path == ["2-b", "1-a"]`.
extension RevisionID: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        do {
            try self.init(text)
        } catch {
            preconditionFailure("\(text): \(error)")
        }
    }
}
