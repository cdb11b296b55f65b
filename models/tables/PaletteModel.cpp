#include "models/tables/PaletteModel.h"

#include "models/tables/Format.h"
#include "models/values/WordFit.h"

#include <algorithm>
#include <vector>

namespace ph {

namespace {

constexpr int elsewhereFit = 30; // of a word that stands beside the title
constexpr int recentFit = 10;    // tips the scales between two that fit nearly alike

} // namespace

int paletteScore(const QString& query, const PaletteEntry& entry)
{
    const auto title = foldedName(entry.title);
    int total = 1;
    for (const auto& word : foldedName(query).simplified().split(' ')) {
        if (word.isEmpty())
            continue;
        int best = wordFit(word.toStdString(), title.toStdString());
        for (const QString* text : {&entry.detail, &entry.section, &entry.keywords}) {
            if (foldedName(*text).contains(word))
                best = std::max(best, elsewhereFit);
        }
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
        return listText(parts);
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
                hits.push_back({score + (entry.recency > 0 ? recentFit : 0), &entry});
        }
    }
    std::ranges::stable_sort(hits, std::greater(),
                             [](const Hit& hit) { return std::pair(hit.score, hit.entry->recency); });
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
