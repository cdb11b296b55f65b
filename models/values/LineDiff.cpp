#include "models/values/LineDiff.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace ph {

namespace {

constexpr int mostDifferences = 2000; // their square bounds memory and time

enum class Move { Keep, Remove, Add };

/// From the end of both texts back to their beginnings, along the furthest reaching paths of each round.
std::vector<Move> walkBack(const std::vector<std::vector<int>>& rounds, int x, int y)
{
    std::vector<Move> moves;
    for (int d = int(rounds.size()) - 1; d >= 0; --d) {
        // Round d was made from what stood before it, whose middle is diagonal 0.
        const auto& before = rounds[std::size_t(d)];
        const auto middle = std::ptrdiff_t(before.size() / 2);
        const auto reach = [&](int k) { return before[std::size_t(middle + k)]; };
        const int k = x - y;
        const int from = d == 0 || k == -d || (k != d && reach(k - 1) < reach(k + 1)) ? k + 1 : k - 1;
        const int fromX = d == 0 ? 0 : reach(from);
        const int fromY = d == 0 ? 0 : fromX - from;
        while (x > fromX && y > fromY) {
            moves.push_back(Move::Keep);
            --x, --y;
        }
        if (d == 0)
            break;
        moves.push_back(x > fromX ? Move::Remove : Move::Add);
        x = fromX, y = fromY;
    }
    std::reverse(moves.begin(), moves.end());
    return moves;
}

std::vector<Move> asOnePiece(qsizetype a, qsizetype b)
{
    std::vector<Move> moves(std::size_t(a), Move::Remove);
    moves.insert(moves.end(), std::size_t(b), Move::Add);
    return moves;
}

std::vector<Move> shortestScript(const QStringList& a, const QStringList& b)
{
    const int n = int(a.size()), m = int(b.size());
    std::vector<std::vector<int>> rounds;
    std::vector<int> before{0, 0, 0};
    for (int d = 0; d <= std::min(n + m, mostDifferences); ++d) {
        rounds.push_back(before);
        const auto middle = std::ptrdiff_t(before.size() / 2), nextMiddle = std::ptrdiff_t(d) + 1;
        std::vector<int> next(2 * std::size_t(nextMiddle) + 1, 0);
        for (int k = -d; k <= d; k += 2) {
            const auto reach = [&](int at) { return before[std::size_t(middle + at)]; };
            int x = 0;
            if (d > 0)
                x = k == -d || (k != d && reach(k - 1) < reach(k + 1)) ? reach(k + 1) : reach(k - 1) + 1;
            int y = x - k;
            while (x < n && y < m && a[x] == b[y])
                ++x, ++y;
            next[std::size_t(nextMiddle + k)] = x;
            if (x >= n && y >= m)
                return walkBack(rounds, n, m);
        }
        before = std::move(next);
    }
    return asOnePiece(n, m);
}

} // namespace

QList<LinePair> lineDiff(const QString& a, const QString& b)
{
    auto aLines = a.split(u'\n'), bLines = b.split(u'\n');
    const auto shorter = std::min(aLines.size(), bLines.size());
    qsizetype head = 0;
    while (head < shorter && aLines[head] == bLines[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && aLines[aLines.size() - 1 - tail] == bLines[bLines.size() - 1 - tail])
        ++tail;
    const auto moves = shortestScript(aLines.mid(head, aLines.size() - head - tail),
                                      bLines.mid(head, bLines.size() - head - tail));
    QList<LinePair> pairs;
    qsizetype x = 0, y = 0;
    const auto keep = [&](qsizetype count) {
        for (qsizetype i = 0; i < count; ++i, ++x, ++y)
            pairs.append({aLines[x], bLines[y], int(x) + 1, int(y) + 1});
    };
    keep(head);
    for (std::size_t i = 0; i < moves.size();) {
        if (moves[i] == Move::Keep) {
            keep(1);
            ++i;
            continue;
        }
        qsizetype removed = 0, added = 0;
        for (; i < moves.size() && moves[i] != Move::Keep; ++i)
            ++(moves[i] == Move::Remove ? removed : added);
        for (qsizetype j = 0; j < std::max(removed, added); ++j) {
            LinePair pair;
            if (j < removed) {
                pair.a = aLines[x];
                pair.aLine = int(++x);
            }
            if (j < added) {
                pair.b = bLines[y];
                pair.bLine = int(++y);
            }
            pairs.append(pair);
        }
    }
    keep(tail);
    return pairs;
}

QStringList differingLines(const QString& before, const QString& after)
{
    constexpr qsizetype around = 2;
    const auto pairs = lineDiff(before, after);
    QStringList lines;
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        const auto& pair = pairs[i];
        if (pair.isSame()) {
            const auto first = std::max<qsizetype>(i - around, 0);
            const auto end = std::min<qsizetype>(i + around + 1, pairs.size());
            if (!std::all_of(pairs.begin() + first, pairs.begin() + end,
                             [](const LinePair& one) { return one.isSame(); }))
                lines << QStringLiteral("  ") + *pair.a;
            continue;
        }
        if (pair.a)
            lines << QStringLiteral("- ") + *pair.a;
        if (pair.b)
            lines << QStringLiteral("+ ") + *pair.b;
    }
    return lines;
}

} // namespace ph
