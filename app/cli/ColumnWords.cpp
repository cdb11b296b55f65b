#include "app/cli/ColumnWords.h"

#include "models/values/NearestWord.h"

#include <QStringList>

namespace ph {

namespace {

/// All names of an enumeration whose values run from 0 to `last`.
template <class Word>
QStringList allNames(Word last, QString (*name)(Word))
{
    QStringList names;
    for (int i = 0; i <= int(last); ++i)
        names.append(name(Word(i)));
    return names;
}

template <class Word>
Result<QMap<QString, Word>> columnWords(const std::vector<std::string>& words, const QStringList& known)
{
    QMap<QString, Word> found;
    for (const auto& each : words) {
        const auto text = QString::fromStdString(each);
        const auto equals = text.lastIndexOf(u'=');
        if (equals <= 0)
            return fail(ErrorKind::Invalid, text, QStringLiteral("Write COLUMN=WORD."));
        const auto column = text.left(equals), word = text.mid(equals + 1);
        const auto at = known.indexOf(word);
        if (at < 0) {
            const auto near = nearestWord(word, known);
            return fail(
                ErrorKind::Invalid, text,
                near.isEmpty()
                    ? QStringLiteral("\"%1\" is none of %2.").arg(word, known.join(QStringLiteral(", ")))
                    : QStringLiteral("\"%1\" is unknown; did you mean %2?").arg(word, near));
        }
        if (found.contains(column))
            return fail(ErrorKind::Invalid, text, QStringLiteral("%1 is here twice.").arg(column));
        found.insert(column, Word(at));
    }
    return found;
}

} // namespace

Result<QMap<QString, FrameType>> typesIn(const std::vector<std::string>& words)
{
    return columnWords<FrameType>(words, allNames(FrameType::Text, frameTypeName));
}

Result<QMap<QString, FrameRole>> rolesIn(const std::vector<std::string>& words)
{
    return columnWords<FrameRole>(words, allNames(FrameRole::EntityId, frameRoleName));
}

} // namespace ph
