#include "models/values/JsonNames.h"

#include "models/values/RecordedText.h"

#include <QJsonArray>
#include <QSet>

namespace ph {

namespace {

/// Of a text with its quotes.
QString unquoted(const QByteArray& text)
{
    if (!text.contains('\\'))
        return QString::fromUtf8(text.mid(1, text.size() - 2));
    return QJsonDocument::fromJson('[' + text + ']').array().first().toString();
}

} // namespace

QString nameTwice(const QByteArray& json)
{
    struct Level {
        bool isObject;
        bool isAtName;
        QSet<QString> names = {};
    };
    QList<Level> open;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (c == '{' || c == '[')
            open.append({c == '{', c == '{'});
        else if ((c == '}' || c == ']') && !open.isEmpty())
            open.removeLast();
        else if ((c == ',' || c == ':') && !open.isEmpty())
            open.last().isAtName = c == ',' && open.last().isObject;
        if (c != '"')
            continue;
        const auto begin = at;
        for (++at; at < json.size() && json[at] != '"'; ++at)
            at += json[at] == '\\' ? 1 : 0;
        if (open.isEmpty() || !open.last().isAtName || at >= json.size())
            continue;
        auto name = unquoted(json.mid(begin, at - begin + 1));
        if (open.last().names.contains(name))
            return name;
        open.last().names.insert(name);
    }
    return {};
}

Result<QJsonDocument> jsonToDecideBy(const QByteArray& text, const QString& where)
{
    QJsonParseError problem;
    auto document = QJsonDocument::fromJson(text, &problem);
    if (problem.error != QJsonParseError::NoError)
        return fail(ErrorKind::Unreadable, where, problem.errorString());
    if (const auto name = nameTwice(text); !name.isEmpty())
        return fail(
            ErrorKind::Unreadable, where,
            recordedText("ph::JsonNames",
                         QT_TRANSLATE_NOOP("ph::JsonNames",
                                           "\"%1\" is named twice: which of the two counts is not said."))
                .arg(name.left(80)));
    return document;
}

} // namespace ph
