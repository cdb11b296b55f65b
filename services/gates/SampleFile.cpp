#include "services/gates/SampleFile.h"

#include "models/values/Classification.h"
#include "models/values/JsonNames.h"
#include "services/frames/LoggedTable.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSet>

#include <sqlite3.h>

namespace ph {

namespace {

Result<SampleTable> tableOf(const QString& path, sqlite3* database, const QString& name)
{
    auto quoted = name;
    const auto query =
        QStringLiteral("SELECT * FROM \"%1\"").arg(quoted.replace(u'"', QLatin1String("\"\"")));
    sqlite3_stmt* raw = nullptr;
    const auto prepared = sqlite3_prepare_v2(database, query.toUtf8().constData(), -1, &raw, nullptr);
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(raw, &sqlite3_finalize);
    const auto unreadable = [&] {
        return fail(ErrorKind::Unreadable, path, QString::fromUtf8(sqlite3_errmsg(database)));
    };
    if (prepared != SQLITE_OK)
        return unreadable();
    SampleTable table;
    const int columns = sqlite3_column_count(raw);
    table.columns.resize(std::size_t(columns));
    for (int i = 0; i < columns; ++i)
        table.names.append(QString::fromUtf8(sqlite3_column_name(raw, i)));
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(raw)) == SQLITE_ROW) {
        if (table.rows() >= maxLoggedRows)
            return fail(ErrorKind::Invalid, path, QStringLiteral("more than %1 rows").arg(maxLoggedRows));
        for (int i = 0; i < columns; ++i) {
            const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(raw, i));
            table.columns[std::size_t(i)].push_back(
                text ? SampleTable::Cell(std::string(text, std::size_t(sqlite3_column_bytes(raw, i))))
                     : std::nullopt);
        }
    }
    return step == SQLITE_DONE ? Result<SampleTable>(std::move(table)) : unreadable();
}

Result<SampleTable> sqliteTable(const QString& file, const QString& name)
{
    sqlite3* raw = nullptr;
    const auto opened = sqlite3_open_v2(file.toUtf8().constData(), &raw, SQLITE_OPEN_READONLY, nullptr);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database(raw, &sqlite3_close);
    if (opened != SQLITE_OK)
        return fail(ErrorKind::Unreadable, file, QString::fromUtf8(sqlite3_errstr(opened)));
    return tableOf(file, raw, name);
}

Result<SampleTable> textTable(const QString& path, const QByteArray& bytes)
{
    if (!bytes.isValidUtf8())
        return fail(ErrorKind::Unreadable, path, QStringLiteral("The file is not UTF-8."));
    const bool isJson = path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
    if (const auto name = isJson ? nameTwice(bytes) : QString(); !name.isEmpty())
        return fail(ErrorKind::Unreadable, path,
                    QStringLiteral("\"%1\" is named twice in one of its objects.").arg(name.left(80)));
    auto values = readLoggedValues(path, bytes);
    if (!values)
        return fail(values.error());
    const auto* read = std::get_if<LoggedTable>(&*values);
    if (!read)
        return fail(ErrorKind::Unreadable, path, QStringLiteral("This is a matrix, and no table."));
    SampleTable table{read->names, {}, {}};
    for (const auto& column : read->columns) {
        auto& cells = table.columns.emplace_back();
        for (const auto& cell : column)
            cells.push_back(cell.empty() ? SampleTable::Cell() : SampleTable::Cell(cell));
    }
    return table;
}

/// Nobody could say which of two columns of one name was looked at.
Result<SampleTable> withDistinctNames(const QString& path, SampleTable table)
{
    QSet<QString> seen;
    for (const auto& name : std::as_const(table.names)) {
        if (seen.contains(name))
            return fail(ErrorKind::Unreadable, path, QStringLiteral("Two columns are named %1.").arg(name));
        seen.insert(name);
    }
    return table;
}

} // namespace

Result<SampleTable> loadSample(const QString& path)
{
    const auto hash = path.lastIndexOf(u'#');
    const auto fileName = hash < 0 ? path : path.left(hash);
    QFile file(fileName);
    if (!file.exists())
        return fail(ErrorKind::NotFound, fileName, QStringLiteral("There is no such file."));
    if (file.size() > maxEvaluationBytes)
        return fail(ErrorKind::Invalid, fileName,
                    QStringLiteral("The file is larger than %1 MiB.").arg(maxEvaluationBytes / 1024 / 1024));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, fileName, file.errorString());
    const auto bytes = file.readAll();
    auto table =
        (hash < 0 ? textTable(fileName, bytes) : sqliteTable(fileName, path.mid(hash + 1)))
            .and_then([&](SampleTable read) { return withDistinctNames(fileName, std::move(read)); });
    if (table)
        table->digest =
            QStringLiteral("sha256:") +
            QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    return table;
}

} // namespace ph
