#include "models/tables/AliasChangeModel.h"

#include "models/tables/Format.h"
#include "models/tables/RegistryWords.h"
#include "models/values/CopiedText.h"

namespace ph {

bool matchesWords(const AliasChange& change, const QString& words)
{
    const auto all = words.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(all.begin(), all.end(), [&](const QString& word) {
        const auto number = word.startsWith(u'v', Qt::CaseInsensitive) ? word.mid(1) : word;
        return change.pointer.contains(word, Qt::CaseInsensitive) || change.to.version == number ||
               change.from == number;
    });
}

void AliasChangeModel::applyTimelines(const QList<AliasTimeline>& timelines)
{
    all_ = aliasChanges(timelines);
    setWords(words_);
}

void AliasChangeModel::setWords(const QString& words)
{
    words_ = words;
    QList<AliasChange> shown;
    for (const auto& change : std::as_const(all_)) {
        if (matchesWords(change, words_))
            shown.append(change);
    }
    apply(shown);
}

QString AliasChangeModel::keyOf(const AliasChange& change) const
{
    return change.pointer + u'\n' + QString::number(change.to.byMs);
}

bool AliasChangeModel::before(const AliasChange& a, const AliasChange& b) const
{
    return a.to.byMs != b.to.byMs ? a.to.byMs > b.to.byMs : a.pointer < b.pointer;
}

QVariant AliasChangeModel::cell(const AliasChange& change, int column, int role) const
{
    if (role == Qt::AccessibleTextRole && column == When)
        return tr("%1: %2 from %3 to %4")
            .arg(aliasChangeTimeText(change.to, formatLocalTime), pointerText(change.pointer),
                 pointedText(change.from), pointedText(change.to.version));
    if (role == copiedTextRole && column == When)
        return aliasChangeTimeText(change.to, formatIsoTime);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const bool isFirst = change.to.afterMs == noTime;
    switch (column) {
    case When:
        return aliasChangeTimeText(change.to, formatLocalTime);
    case Pointer:
        return pointerText(change.pointer);
    case From:
        return isFirst ? tr("not known") : pointedText(change.from);
    case To:
        return pointedText(change.to.version);
    case How:
        if (change.to.cause == AliasPeriod::Cause::OurAct)
            return tr("done from here, exact");
        return isFirst ? tr("found at the first look") : tr("found, between two looks");
    default:
        return {};
    }
}

QVariant AliasChangeModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case When:
        return tr("When");
    case Pointer:
        return tr("Alias, stage");
    case From:
        return tr("From");
    case To:
        return tr("To");
    case How:
        return tr("How it is known");
    default:
        return {};
    }
}

} // namespace ph
