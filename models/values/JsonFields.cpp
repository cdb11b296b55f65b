#include "models/values/JsonFields.h"

#include <QJsonDocument>

#include <cmath>

namespace ph {

namespace {

constexpr qsizetype maxFileBytes = 1 << 20;

} // namespace

Result<JsonFields> JsonFields::read(const QByteArray& text, const QString& format, int version,
                                    const QString& where, const QString& otherwise)
{
    if (text.size() > maxFileBytes)
        return fail(ErrorKind::Unreadable, where, tr("%1: larger than 1 MiB").arg(otherwise));
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(text, &problem);
    if (problem.error != QJsonParseError::NoError) {
        const auto line = text.left(problem.offset).count('\n') + 1;
        return fail(ErrorKind::Unreadable, where,
                    QStringLiteral("line %1: %2").arg(line).arg(problem.errorString()));
    }
    const auto object = document.object();
    const auto found = object.value(format);
    if (!document.isObject() || !found.isDouble())
        return fail(ErrorKind::Unreadable, where, tr("%1: \"%2\" is missing").arg(otherwise, format));
    if (found.toDouble() != version)
        return fail(ErrorKind::Unsupported, where,
                    tr("written in version %1 of the format; this program reads version %2")
                        .arg(found.toDouble())
                        .arg(version));
    JsonFields fields(object, where);
    fields.take(format);
    return fields;
}

QJsonValue JsonFields::take(const QString& key)
{
    taken_.insert(key);
    return object_.value(key);
}

QString JsonFields::text(const QString& key)
{
    const auto value = take(key);
    if (value.isUndefined())
        return {};
    if (!value.isString())
        refuse(tr("\"%1\" must be text").arg(key));
    return value.toString();
}

QStringList JsonFields::texts(const QString& key)
{
    QStringList list;
    for (const auto& item : array(key)) {
        if (!item.isString())
            refuse(tr("\"%1\" must list texts").arg(key));
        list.append(item.toString());
    }
    return list;
}

QJsonArray JsonFields::array(const QString& key)
{
    const auto value = take(key);
    if (!value.isUndefined() && !value.isArray())
        refuse(tr("\"%1\" must be a list").arg(key));
    return value.toArray();
}

QJsonObject JsonFields::object(const QString& key)
{
    const auto value = take(key);
    if (!value.isUndefined() && !value.isObject())
        refuse(tr("\"%1\" must be an object").arg(key));
    return value.toObject();
}

QList<ColumnKey> JsonFields::columns(const QString& key)
{
    QList<ColumnKey> list;
    for (const auto& name : texts(key)) {
        const auto column = columnKeyFromText(name);
        if (column.name.isEmpty())
            refuse(tr("\"%1\" holds an empty column name").arg(key));
        else if (list.contains(column))
            refuse(tr("\"%1\" names %2 twice").arg(key, name));
        list.append(column);
    }
    return list;
}

std::optional<ColumnKey> JsonFields::column(const QString& key)
{
    const auto name = text(key);
    if (name.isEmpty())
        return std::nullopt;
    return columnKeyFromText(name);
}

int JsonFields::integer(const QString& key, int low, int high, int fallback)
{
    const auto value = take(key);
    if (value.isUndefined())
        return fallback;
    const double number = value.toDouble(std::nan(""));
    if (!(number >= low && number <= high) || number != std::floor(number)) {
        refuse(tr("\"%1\" must be a whole number from %2 to %3").arg(key).arg(low).arg(high));
        return fallback;
    }
    return int(number);
}

void JsonFields::refuse(const QString& detail, ErrorKind kind)
{
    refuse(Error::make(kind, where_, detail));
}

void JsonFields::refuse(const Error& error)
{
    if (!error_)
        error_ = error;
}

void JsonFields::refuseChoice(const QString& key, const QStringList& known)
{
    refuse(tr("\"%1\" must be one of %2").arg(key, known.join(QStringLiteral(", "))));
}

void JsonFields::refuseRest()
{
    for (auto it = object_.begin(); it != object_.end(); ++it) {
        if (!taken_.contains(it.key()))
            refuse(tr("unknown key \"%1\"").arg(it.key().left(100)));
    }
}

QByteArray compactJson(const QJsonValue& value)
{
    const auto text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return text.mid(1, text.size() - 2);
}

QByteArray JsonLines::indent(int more) const
{
    return QByteArray(4 * (depth_ + more), ' ');
}

JsonLines& JsonLines::putRaw(const char* key, const QByteArray& json)
{
    lines_.append(indent(1) + '"' + key + "\": " + json);
    return *this;
}

JsonLines& JsonLines::put(const char* key, const QJsonValue& value)
{
    return putRaw(key, compactJson(value));
}

JsonLines& JsonLines::putList(const char* key, const QList<QJsonValue>& items)
{
    QByteArrayList parts;
    for (const auto& item : items)
        parts.append(compactJson(item));
    return putObjects(key, parts);
}

JsonLines& JsonLines::putObjects(const char* key, const QByteArrayList& objects)
{
    QByteArrayList parts;
    for (const auto& object : objects)
        parts.append(indent(2) + object);
    return putRaw(key,
                  parts.isEmpty() ? QByteArray("[]") : "[\n" + parts.join(",\n") + '\n' + indent(1) + ']');
}

JsonLines& JsonLines::putColumns(const char* key, const QList<ColumnKey>& columns)
{
    QList<QJsonValue> names;
    for (const auto& column : columns)
        names.append(columnKeyText(column));
    return putList(key, names);
}

QByteArray JsonLines::text() const
{
    return "{\n" + lines_.join(",\n") + '\n' + indent(0) + '}';
}

QString fileNameFrom(const QString& called, const QString& fallback)
{
    QString name;
    for (const QChar c : called) {
        if (c.isLetterOrNumber() || c == u'-' || c == u'_')
            name.append(c.toLower());
        else if (!name.isEmpty() && !name.endsWith(u'-'))
            name.append(u'-');
    }
    name.truncate(80);
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? fallback : name;
}

} // namespace ph
