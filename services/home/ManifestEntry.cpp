#include "services/home/ManifestEntry.h"

#include "services/home/HomeText.h"
#include "services/home/ManifestScalar.h"

#include <QRegularExpression>

namespace ph {

namespace {

qsizetype lineBegin(const QByteArray& yaml, qsizetype position)
{
    return position == 0 ? 0 : yaml.lastIndexOf('\n', position - 1) + 1;
}

/// Behind its line break; the end where the last line has none.
qsizetype lineEnd(const QByteArray& yaml, qsizetype position)
{
    const auto found = yaml.indexOf('\n', position);
    return found < 0 ? yaml.size() : found + 1;
}

QString lastKey(const QString& field)
{
    return field.section(u'.', -1);
}

/// Where the line of a mapping's entry begins: that of a value below it, or one of those above which is less
/// indented and ends in its key. -1 where there is none.
qsizetype entryLine(const QByteArray& yaml, qsizetype below, const QString& key)
{
    static const QRegularExpression shape(QStringLiteral("^( *)(\"?)([^\\s\"#:]+)\\2:(\\s.*)?$"));
    qsizetype indent = -1;
    for (auto begin = lineBegin(yaml, below);; begin = lineBegin(yaml, begin - 1)) {
        auto line = QString::fromUtf8(yaml.mid(begin, lineEnd(yaml, begin) - begin));
        while (line.endsWith(u'\n') || line.endsWith(u'\r'))
            line.chop(1);
        const auto match = shape.match(line);
        if (match.hasMatch() && (indent < 0 || match.capturedLength(1) < indent)) {
            indent = match.capturedLength(1);
            if (match.captured(3) == key)
                return begin;
        }
        if (begin == 0)
            return -1;
    }
}

Result<QByteArray> inserted(const QByteArray& yaml, const QString& field, const QString& value,
                            const QString& beside, const QString& where)
{
    const auto neighbour = findManifestScalar(yaml, beside, where);
    if (!neighbour)
        return fail(neighbour.error());
    // The neighbour's own entry, below the mapping that both are in.
    const auto depth = field.count(u'.');
    const auto begin = entryLine(yaml, neighbour->begin, beside.section(u'.', depth, depth));
    if (begin < 0)
        return fail(
            ErrorKind::Unsupported, where,
            homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome",
                                       "there is no line to put %1 in front of; write it there once by hand"))
                .arg(field));
    qsizetype indent = 0;
    while (yaml.at(begin + indent) == ' ')
        ++indent;
    const auto end = yaml.mid(begin, lineEnd(yaml, begin) - begin).endsWith("\r\n") ? "\r\n" : "\n";
    auto changed = yaml;
    changed.insert(begin, QByteArray(indent, ' ') + lastKey(field).toUtf8() + ": " + value.toUtf8() + end);
    return changed;
}

Result<QByteArray> removed(const QByteArray& yaml, const ManifestScalar& there, const QString& field,
                           const QString& where)
{
    const auto begin = lineBegin(yaml, there.begin), end = lineEnd(yaml, there.end);
    const auto before = yaml.mid(begin, there.begin - begin).trimmed(),
               behind = yaml.mid(there.end, end - there.end).trimmed();
    const bool isAlone = before == lastKey(field).toUtf8() + ':' && (behind.isEmpty() || behind[0] == '#');
    if (!isAlone)
        return fail(
            ErrorKind::Unsupported, where,
            homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome",
                                       "%1 has no line of its own that could go; take it out by hand"))
                .arg(field));
    auto changed = yaml;
    changed.remove(begin, end - begin);
    return changed;
}

/// Whatever was overlooked shows here.
Result<QByteArray> checked(const QByteArray& before, const QByteArray& changed, const QString& field,
                           const std::optional<QString>& value, const QString& beside, const QString& where)
{
    const auto now = manifestEntry(changed, field, where);
    const auto old = manifestEntry(before, beside, where), kept = manifestEntry(changed, beside, where);
    if (!now || *now != value || !old || !kept || *old != *kept)
        return fail(
            ErrorKind::Unsupported, where,
            homeText(QT_TRANSLATE_NOOP("ph::ReleaseHome", "%1 cannot be written in this place")).arg(field));
    return changed;
}

} // namespace

Result<std::optional<QString>> manifestEntry(const QByteArray& yaml, const QString& field,
                                             const QString& where)
{
    const auto found = findManifestScalar(yaml, field, where);
    if (found)
        return std::optional(found->value);
    if (found.error().kind == ErrorKind::NotFound)
        return std::optional<QString>();
    return fail(found.error());
}

Result<QByteArray> withManifestEntry(const QByteArray& yaml, const QString& field,
                                     const std::optional<QString>& value, const QString& beside,
                                     const QString& where)
{
    const auto there = findManifestScalar(yaml, field, where);
    const bool isMissing = !there && there.error().kind == ErrorKind::NotFound;
    if (!there && !isMissing)
        return fail(there.error());
    if (!value && isMissing)
        return yaml;
    if (value && !isMissing)
        return withManifestScalar(yaml, field, *value, where);
    auto changed = value ? inserted(yaml, field, *value, beside, where) : removed(yaml, *there, field, where);
    if (!changed)
        return changed;
    return checked(yaml, *changed, field, value, beside, where);
}

} // namespace ph
