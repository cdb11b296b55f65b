#include "models/tables/PaletteModel.h"

#include <algorithm>
#include <vector>

namespace ph {

namespace {

/// One word against one text: unbroken at its beginning, at a word's beginning, anywhere, or letters in
/// order.
int wordScore(const QString& word, const QString& text)
{
    const qsizetype found = text.indexOf(word, 0, Qt::CaseInsensitive);
    if (found == 0)
        return 100;
    if (found > 0)
        return text.at(found - 1).isLetterOrNumber() ? 40 : 80;
    qsizetype place = -1;
    int gaps = 0;
    for (const QChar c : word) {
        const qsizetype next = text.indexOf(c, place + 1, Qt::CaseInsensitive);
        if (next < 0)
            return 0;
        gaps += place >= 0 ? int(next - place - 1) : 0;
        place = next;
    }
    // Letters strewn over a long text fit by chance.
    return gaps <= 3 * word.size() ? std::max(1, 25 - gaps) : 0;
}

} // namespace

int paletteScore(const QString& query, const PaletteEntry& entry)
{
    int total = 1;
    const QStringList words = query.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& word : words) {
        const int inTitle = wordScore(word, entry.title);
        int elsewhere = 0;
        for (const QString* text : {&entry.detail, &entry.section, &entry.keywords}) {
            if (text->contains(word, Qt::CaseInsensitive))
                elsewhere = 30;
        }
        const int best = std::max(inTitle, elsewhere);
        if (best == 0)
            return 0;
        total += best;
    }
    return total;
}

PaletteModel::PaletteModel(QObject* parent)
    : QAbstractListModel(parent)
{
}

void PaletteModel::applyActions(const QList<PaletteEntry>& entries)
{
    actions_ = entries;
    refresh();
}

void PaletteModel::applyObjects(const QList<PaletteEntry>& entries)
{
    objects_ = entries;
    refresh();
}

void PaletteModel::filter(const QString& query)
{
    query_ = query.simplified();
    refresh();
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(shown_.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PaletteEntry& entry = shown_.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return entry.title;
    case Qt::AccessibleTextRole: {
        QStringList parts{entry.title, entry.detail, entry.refusal, entry.section, entry.shortcut};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    case IdRole:
        return entry.id;
    case DetailRole:
        return entry.refusal.isEmpty() ? entry.detail : entry.refusal;
    case RefusedRole:
        return !entry.refusal.isEmpty();
    case SectionRole:
        return entry.section;
    case IconRole:
        return entry.icon;
    case ShortcutRole:
        return entry.shortcut;
    default:
        return {};
    }
}

void PaletteModel::refresh()
{
    struct Hit {
        int score;
        const PaletteEntry* entry;
    };
    std::vector<Hit> hits;
    for (const QList<PaletteEntry>* list : {&actions_, &objects_}) {
        for (const PaletteEntry& entry : *list) {
            const int score = query_.isEmpty() ? 1 : paletteScore(query_, entry);
            if (score > 0)
                hits.push_back({score, &entry});
        }
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
    if (hits.size() > maxShown)
        hits.resize(maxShown);
    QList<PaletteEntry> next;
    for (const Hit& hit : hits)
        next.append(*hit.entry);

    // What begins and ends alike stays; only the middle is exchanged.
    qsizetype head = 0;
    while (head < shown_.size() && head < next.size() && shown_.at(head) == next.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < shown_.size() - head && tail < next.size() - head &&
           shown_.at(shown_.size() - 1 - tail) == next.at(next.size() - 1 - tail))
        ++tail;
    const qsizetype gone = shown_.size() - head - tail;
    if (gone > 0) {
        beginRemoveRows({}, int(head), int(head + gone - 1));
        shown_.remove(head, gone);
        endRemoveRows();
    }
    const qsizetype come = next.size() - head - tail;
    if (come > 0) {
        beginInsertRows({}, int(head), int(head + come - 1));
        for (qsizetype i = 0; i < come; ++i)
            shown_.insert(head + i, next.at(head + i));
        endInsertRows();
    }
}

} // namespace ph
