#include "models/values/NearestWord.h"

#include <algorithm>
#include <vector>

namespace ph {

namespace {

/// Edits between two words; two neighbours that changed places are one (optimal string alignment).
int editDistance(const QString& a, const QString& b)
{
    std::vector<std::vector<int>> d(std::size_t(a.size()) + 1, std::vector<int>(std::size_t(b.size()) + 1));
    for (std::size_t i = 0; i < d.size(); ++i) {
        for (std::size_t j = 0; j < d[i].size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = int(std::max(i, j));
                continue;
            }
            const auto ai = qsizetype(i) - 1, bj = qsizetype(j) - 1;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[ai] != b[bj])});
            if (i > 1 && j > 1 && a[ai] == b[bj - 1] && a[ai - 1] == b[bj])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d.back().back();
}

/// In which case and with which joints a word is written makes it no other.
QString comparable(const QString& word)
{
    return word.left(80).toLower().replace(u'_', u'-');
}

} // namespace

QString nearestWord(const QString& word, const QStringList& known)
{
    QString nearest;
    const auto meant = comparable(word);
    int least = int(meant.size()) / 3 + 1;
    for (const auto& candidate : known) {
        if (const auto distance = editDistance(meant, comparable(candidate)); distance < least) {
            least = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

} // namespace ph
