/// What a piece of the screen shows, as a few numbers: two pieces with the same key look the same as long
/// as the canvas's surroundings (`Canvas.keepPieces`) are the same.
package struct PieceKey: Hashable, Sendable {
    private let kind: UInt8
    private let first, second, third, fourth: Int

    /// `kind`: What is drawn, so that numbers of different things never meet.
    package init(
        _ kind: PieceKind,
        _ first: Int,
        _ second: Int = 0,
        _ third: Int = 0,
        _ fourth: Int = 0,
    ) {
        self.kind = kind.rawValue
        self.first = first
        self.second = second
        self.third = third
        self.fourth = fourth
    }
}

/// The kinds of pieces that are worth keeping: those that cost most and change least.
package enum PieceKind: UInt8, Sendable {
    case title, keys, familyHint, familyHead, familyRow
}

/// Cells of pieces that were drawn, by their keys.
struct CanvasPieces: Sendable {
    /// Some screenfuls of rows; when more come together all are forgotten.
    static let most = 400

    var surroundings: (any Equatable & Sendable)?
    private var cells: [Entry: [Cell]] = [:]

    private struct Entry: Hashable, Sendable {
        let key: PieceKey
        let size: Size
    }

    subscript(key: PieceKey, size: Size) -> [Cell]? {
        get { cells[Entry(key: key, size: size)] }
        set {
            if cells.count >= Self.most { cells.removeAll(keepingCapacity: true) }
            cells[Entry(key: key, size: size)] = newValue
        }
    }

    mutating func forget() {
        cells.removeAll(keepingCapacity: true)
    }
}

/// Taking again what was drawn before.
///
/// Drawing stays a function of what is shown: a key says everything that the piece depends on beside the
/// surroundings, and a canvas without any pieces gives the same cells.
extension Canvas {
    /// Forgets all pieces unless everything that any of them depends on is what it was.
    package mutating func keepPieces<Surroundings: Equatable & Sendable>(
        under surroundings: Surroundings
    ) {
        if let known = pieces.surroundings as? Surroundings, known == surroundings { return }
        pieces.surroundings = surroundings
        pieces.forget()
    }

    /// Draws a rectangle, or takes the cells that were drawn for an equal key.
    ///
    /// `draw` writes within the rectangle, whose corner is its (0, 0), and places no cursor.
    package mutating func piece(
        _ key: PieceKey,
        in rect: Rect,
        _ draw: (inout Canvas) -> Void,
    ) {
        let area = rect.offset(by: origin)
        // What is cut off, or may share a wide character with a neighbour, is drawn.
        guard !area.isEmpty, clip.intersection(area) == area else {
            within(rect, draw)
            return
        }
        if let known = pieces[key, area.size] {
            paste(known, area)
            return
        }
        within(rect, draw)
        var copy: [Cell] = []
        copy.reserveCapacity(area.width * area.height)
        for row in area.minY..<area.maxY {
            copy += cells[row * size.width + area.minX..<row * size.width + area.maxX]
        }
        pieces[key, area.size] = copy
    }

    private mutating func paste(_ copy: [Cell], _ area: Rect) {
        let width = size.width
        cells.withUnsafeMutableBufferPointer { cells in
            copy.withUnsafeBufferPointer { copy in
                guard let target = cells.baseAddress, let source = copy.baseAddress else { return }
                for row in 0..<area.height {
                    (target + (area.minY + row) * width + area.minX)
                        .update(from: source + row * area.width, count: area.width)
                }
            }
        }
    }
}
