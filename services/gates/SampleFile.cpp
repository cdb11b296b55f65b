#include "services/gates/SampleFile.h"

#include "models/values/Classification.h"
#include "models/values/JsonNames.h"
#include "services/frames/FrameReader.h"
#include "services/frames/LoggedTable.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSet>

namespace ph {

namespace {

/// Every value as the text that it is.
class SampleRows final : public FrameSink {
public:
    explicit SampleRows(const QString& path)
        : path_(path)
    {
    }
    void begin(const FrameSchema& schema) override
    {
        table = {};
        for (const auto& column : schema)
            table.names.append(column.name);
        table.columns.resize(schema.size());
    }
    Result<void> take(const FrameBatch& batch) override
    {
        for (std::size_t i = 0; i < batch.columns.size(); ++i) {
            for (std::size_t row = 0; row < batch.rows; ++row) {
                const auto text = batch.columns[i].texts.at(row);
                table.columns[i].push_back(text.empty() ? SampleTable::Cell() : SampleTable::Cell(text));
            }
        }
        if (table.rows() > maxLoggedRows)
            return fail(ErrorKind::Invalid, path_, QStringLiteral("more than %1 rows").arg(maxLoggedRows));
        return {};
    }
    SampleTable table;

private:
    QString path_;
};

Result<SampleTable> sqliteTable(const QString& file, const QString& name)
{
    FrameRequest request{.path = file, .table = name, .format = FrameFormat::Sqlite};
    request.missingWords = QStringList();
    request.limits.textBytes = request.limits.recordBytes;
    const auto schema = lookAtFrame(request);
    if (!schema)
        return fail(schema.error());
    for (const auto& column : *schema)
        request.types.insert(column.name, FrameType::Text);
    SampleRows rows(file);
    const auto reading = readFrame(request, rows);
    if (!reading)
        return fail(reading.error());
    for (std::size_t i = 0; i < reading->columns.size(); ++i) {
        if (reading->columns[i].unreadable > 0)
            return fail(ErrorKind::Unreadable, file,
                        QStringLiteral("Column %1 holds bytes that are no text.")
                            .arg(rows.table.names[qsizetype(i)]));
    }
    return std::move(rows.table);
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
