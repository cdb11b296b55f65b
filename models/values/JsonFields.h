#pragma once

#include "models/values/Result.h"
#include "models/values/RunTable.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

namespace ph {

/// Our own text files (saved views, boards): JSON that people write, mail and review. Reading is strict, so
/// that a typing error or a newer feature is never silently dropped.
///
/// Reads one object and remembers the first thing that is wrong with it. Absent keys read as empty.
class JsonFields {
    Q_DECLARE_TR_FUNCTIONS(ph::JsonFields)

public:
    JsonFields(QJsonObject object, QString where)
        : object_(std::move(object))
        , where_(std::move(where))
    {
    }

    /// The object in a file whose key `format` holds `version`: Unreadable, with the line, for what is no
    /// JSON; Unsupported for another version. At most 1 MiB. `where` names the file in errors.
    /// `otherwise` says in words what a file without that key is not.
    static Result<JsonFields> read(const QByteArray& text, const QString& format, int version,
                                   const QString& where, const QString& otherwise);

    QString text(const QString& key);
    QStringList texts(const QString& key);
    QJsonArray array(const QString& key);
    QJsonObject object(const QString& key);
    QList<ColumnKey> columns(const QString& key); ///< none twice, none empty
    std::optional<ColumnKey> column(const QString& key);
    /// A whole number within [low, high]; `fallback` where the key is absent.
    int integer(const QString& key, int low, int high, int fallback);
    QJsonValue take(const QString& key);
    /// One of a few words; `fallback` where the key is absent.
    template <class T>
    T choice(const QString& key, std::initializer_list<std::pair<const char*, T>> choices, T fallback);

    const std::optional<Error>& error() const { return error_; }
    void refuse(const QString& detail, ErrorKind kind = ErrorKind::Unreadable);
    void refuse(const Error& error);
    void refuseRest(); ///< keys that nobody took
    const QString& where() const { return where_; }

private:
    void refuseChoice(const QString& key, const QStringList& known);

    QJsonObject object_;
    QString where_;
    QSet<QString> taken_;
    std::optional<Error> error_;
};

/// Writes an object with its keys in the order told, one a line: QJsonObject would sort them, and a person
/// wants to read the question first.
class JsonLines {
public:
    explicit JsonLines(int depth = 0)
        : depth_(depth)
    {
    }
    JsonLines& put(const char* key, const QJsonValue& value);
    JsonLines& putRaw(const char* key, const QByteArray& json);
    JsonLines& putList(const char* key, const QList<QJsonValue>& items);
    JsonLines& putObjects(const char* key, const QByteArrayList& objects); ///< each as JsonLines::text()
    JsonLines& putColumns(const char* key, const QList<ColumnKey>& columns);
    QByteArray text() const; ///< without a line break at the end

private:
    QByteArray indent(int more) const;
    int depth_;
    QByteArrayList lines_;
};

/// One value in JSON's compact form, with its quotes.
QByteArray compactJson(const QJsonValue& value);

/// Part of a file name made of what a person called a thing: letters, digits, '-' and '_', never empty, at
/// most 80 characters.
QString fileNameFrom(const QString& name, const QString& fallback);

template <class T>
T JsonFields::choice(const QString& key, std::initializer_list<std::pair<const char*, T>> choices, T fallback)
{
    const auto value = take(key);
    if (value.isUndefined())
        return fallback;
    QStringList known;
    for (const auto& [name, meaning] : choices) {
        if (value.isString() && value.toString() == QLatin1String(name))
            return meaning;
        known.append(u'"' + QLatin1String(name) + u'"');
    }
    refuseChoice(key, known);
    return fallback;
}

} // namespace ph
