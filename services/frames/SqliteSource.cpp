#include "services/frames/SqliteSource.h"

#include "models/values/SqliteText.h"
#include "services/frames/FrameText.h"
#include "services/frames/TypeGuess.h"

#include <QDateTime>
#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

namespace ph {

namespace {

constexpr std::size_t rowsToGuessBy = 4096, rowsInPiece = 4096;
constexpr int patienceMs = 5000, stepsBetweenLooks = 10'000;

std::string_view textOf(sqlite3_stmt* statement, int column)
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
    return text ? std::string_view(text, std::size_t(sqlite3_column_bytes(statement, column)))
                : std::string_view();
}

QString quotedName(QString name)
{
    return u'"' + name.replace(u'"', QLatin1String("\"\"")) + u'"';
}

/// Opening a database in WAL mode makes files beside it. As long as nobody has it open there is no -wal, and
/// it can be read as it stands.
bool isWalAtRest(const QString& path)
{
    QFile file(path);
    char head[20] = {};
    const bool isWal =
        file.open(QIODevice::ReadOnly) && file.read(head, sizeof head) == sizeof head && head[18] == 2;
    return isWal && QFileInfo(path + QLatin1String("-wal")).size() == 0;
}

bool hasPending(const QString& path)
{
    return QFileInfo(path + QLatin1String("-wal")).size() > 0 ||
           QFileInfo(path + QLatin1String("-journal")).size() > 0;
}

void addCell(sqlite3_stmt* statement, int column, ColumnWriter& to)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return to.addInteger(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
        return to.addNumber(sqlite3_column_double(statement, column));
    case SQLITE_NULL:
        return to.addMissing();
    case SQLITE_BLOB:
        return to.addUnreadable("(bytes)");
    default:
        return to.addText(textOf(statement, column));
    }
}

} // namespace

Result<std::unique_ptr<FrameSource>> SqliteSource::open(const FrameRequest& request, std::stop_token stop)
{
    const QFileInfo info(request.path);
    if (!info.exists())
        return fail(ErrorKind::NotFound, request.path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "There is no such file.")));
    if (!info.isFile())
        return fail(ErrorKind::Invalid, request.path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "This is no ordinary file.")));
    std::unique_ptr<SqliteSource> source(new SqliteSource(request, std::move(stop)));
    const auto ready = source->connect()
                           .and_then([&] { return source->query(); })
                           .and_then([&](const QString& sql) { return source->prepare(sql); })
                           .and_then([&] { return source->learn(); });
    if (!ready)
        return fail(ready.error());
    return source;
}

SqliteSource::~SqliteSource()
{
    sqlite3_finalize(statement_);
    sqlite3_close_v2(handle_);
}

tl::unexpected<Error> SqliteSource::fault(int code) const
{
    if (code == SQLITE_INTERRUPT)
        return fail(ErrorKind::Cancelled, request_.path);
    const auto kind = code == SQLITE_BUSY || code == SQLITE_IOERR      ? ErrorKind::Storage
                      : code == SQLITE_CANTOPEN || code == SQLITE_PERM ? ErrorKind::Forbidden
                                                                       : ErrorKind::Unreadable;
    return fail(kind, request_.path, sqliteText(handle_ ? sqlite3_errmsg(handle_) : sqlite3_errstr(code)));
}

std::pair<qint64, qint64> SqliteSource::fileState() const
{
    const QFileInfo info(request_.path);
    return {info.size(), info.lastModified().toMSecsSinceEpoch()};
}

Result<void> SqliteSource::connect()
{
    auto connected = connectAs(isWalAtRest(request_.path) ? Opened::AsItStands : Opened::Shared);
    // A folder that cannot be written to.
    if (!connected && connected.error().kind == ErrorKind::Forbidden && !hasPending(request_.path))
        connected = connectAs(Opened::AsItStands);
    return connected;
}

Result<void> SqliteSource::connectAs(Opened how)
{
    sqlite3_close_v2(std::exchange(handle_, nullptr));
    opened_ = how;
    stateAtFirst_ = fileState();
    auto uri = QUrl::fromLocalFile(QFileInfo(request_.path).absoluteFilePath()).toEncoded(QUrl::FullyEncoded);
    uri += how == Opened::AsItStands ? "?mode=ro&immutable=1" : "?mode=ro";
    const int opened = sqlite3_open_v2(uri.constData(), &handle_,
                                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    if (opened != SQLITE_OK)
        return fault(opened);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_limit(handle_, SQLITE_LIMIT_LENGTH, int(request_.limits.recordBytes));
    sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_busy_timeout(handle_, patienceMs);
    sqlite3_progress_handler(
        handle_, stepsBetweenLooks,
        [](void* stop) { return int(static_cast<std::stop_token*>(stop)->stop_requested()); }, &stop_);
    // One transaction, so that all rows are of one moment, however often they are read.
    for (const auto* sql :
         {"PRAGMA query_only=1", "PRAGMA cell_size_check=1", "BEGIN", "SELECT count(*) FROM sqlite_schema"}) {
        if (const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr); code != SQLITE_OK)
            return fault(code);
    }
    return {};
}

Result<QString> SqliteSource::query()
{
    if (!request_.query.isEmpty())
        return request_.query;
    if (!request_.table.isEmpty())
        return QStringLiteral("SELECT * FROM %1").arg(quotedName(request_.table));
    if (auto prepared =
            prepare(QStringLiteral("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND "
                                   "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"));
        !prepared)
        return fail(prepared.error());
    QStringList names;
    while (sqlite3_step(statement_) == SQLITE_ROW)
        names.append(QString::fromUtf8(textOf(statement_, 0).data()));
    if (names.size() != 1)
        return fail(
            ErrorKind::Invalid, request_.path,
            names.isEmpty()
                ? frameText(QT_TRANSLATE_NOOP("ph::Frames", "It has no table."))
                : frameText(
                      QT_TRANSLATE_NOOP("ph::Frames", "Which of its tables? %1#TABLE names one of: %2."))
                      .arg(QFileInfo(request_.path).fileName(), names.mid(0, 20).join(QLatin1String(", "))));
    return QStringLiteral("SELECT * FROM %1").arg(quotedName(names.front()));
}

Result<void> SqliteSource::prepare(const QString& sql)
{
    sqlite3_finalize(std::exchange(statement_, nullptr));
    const auto text = sql.toUtf8();
    const char* rest = nullptr;
    const int code = sqlite3_prepare_v2(handle_, text.constData(), int(text.size()), &statement_, &rest);
    if (code != SQLITE_OK)
        return fault(code);
    if (!statement_ || !sqlite3_stmt_readonly(statement_) || sqlite3_column_count(statement_) == 0 ||
        !QByteArray(rest).trimmed().isEmpty())
        return fail(ErrorKind::Invalid, request_.path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "The query is not one SELECT.")));
    return {};
}

Result<void> SqliteSource::learn()
{
    const int count = sqlite3_column_count(statement_);
    QStringList names;
    for (int i = 0; i < count; ++i)
        names.append(QString::fromUtf8(sqlite3_column_name(statement_, i)));
    for (const auto& name : distinctNames(names, notes_))
        columns_.push_back({.name = name});
    const MissingWords missing(request_.missingWords.value_or(MissingWords::usual()));
    std::vector<TypeGuess> guesses{std::size_t(count)};
    int code = SQLITE_ROW;
    for (std::size_t row = 0; row < rowsToGuessBy && (code = sqlite3_step(statement_)) == SQLITE_ROW; ++row) {
        for (int i = 0; i < count; ++i) {
            if (sqlite3_column_type(statement_, i) != SQLITE_BLOB)
                guesses[std::size_t(i)].look(textOf(statement_, i), missing);
        }
    }
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return fault(code);
    for (std::size_t i = 0; i < columns_.size(); ++i)
        columns_[i].type = guesses[i].type(columns_[i].name);
    return {};
}

Result<void> SqliteSource::rewind()
{
    sqlite3_reset(statement_);
    isAtEnd_ = false;
    return {};
}

Result<bool> SqliteSource::take(FramePiece& piece, ColumnWriters& to)
{
    piece.rows = 0;
    if (isAtEnd_)
        return false; // another step would begin anew
    int code = SQLITE_ROW;
    while (piece.rows < rowsInPiece && (code = sqlite3_step(statement_)) == SQLITE_ROW) {
        for (std::size_t i = 0; i < to.writers.size(); ++i)
            addCell(statement_, int(to.from[i]), to.writers[i]);
        ++piece.rows;
    }
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return fault(code);
    isAtEnd_ = code == SQLITE_DONE;
    if (opened_ == Opened::AsItStands && fileState() != stateAtFirst_)
        return fail(ErrorKind::Conflict, request_.path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "It changed while it was read.")));
    return piece.rows > 0;
}

} // namespace ph
