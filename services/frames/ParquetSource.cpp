#include "services/frames/ParquetSource.h"

#include "services/frames/FrameText.h"
#include "services/frames/TypeGuess.h"

#include <QFileInfo>

namespace ph {

namespace {

constexpr std::size_t textsToGuessBy = 8192;

/// read_parquet() takes patterns: a bracket around each sign that would be one makes it a letter.
QByteArray withoutPatterns(const QString& path)
{
    QString literal;
    for (const QChar c : path)
        literal += c == u'*' || c == u'?' || c == u'[' ? QStringLiteral("[%1]").arg(c) : QString(c);
    return literal.toUtf8();
}

QString quotedColumn(QString name)
{
    return u'"' + name.replace(u'"', QLatin1String("\"\"")) + u'"';
}

bool isValid(const std::uint64_t* validity, std::size_t row)
{
    return !validity || (validity[row / 64] >> (row % 64) & 1) != 0;
}

} // namespace

Result<std::unique_ptr<FrameSource>> ParquetSource::open(const FrameRequest& request)
{
    if (!request.query.isEmpty())
        return fail(ErrorKind::Unsupported, request.path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "Queries are for SQLite files.")));
    const QFileInfo info(request.path);
    if (!info.exists())
        return fail(ErrorKind::NotFound, request.path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "There is no such file.")));
    if (!info.isFile())
        return fail(ErrorKind::Invalid, request.path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "This is no ordinary file.")));
    const auto functions = duckdb::load(request.duckDb);
    if (!functions)
        return fail(functions.error());
    std::unique_ptr<ParquetSource> source(new ParquetSource(request, *functions));
    const auto ready = source->connect().and_then([&] { return source->learnColumns(); }).and_then([&] {
        return source->guessTexts();
    });
    if (!ready)
        return fail(ready.error());
    return source;
}

ParquetSource::~ParquetSource()
{
    endStatement();
    duck_.disconnect(&connection_);
    duck_.close(&database_);
}

void ParquetSource::endStatement()
{
    duck_.destroyResult(&result_);
    result_ = {};
    duck_.destroyPrepare(&statement_);
}

Result<void> ParquetSource::connect()
{
    duckdb::Handle config = nullptr;
    if (duck_.createConfig(&config) != duckdb::State::Success)
        return fail(ErrorKind::Unsupported, request_.path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "DuckDB does not start.")));
    // A file to be read brings no code with it, and nothing is written beside it.
    for (const auto& [name, value] : {std::pair{"autoinstall_known_extensions", "false"},
                                      {"autoload_known_extensions", "false"},
                                      {"allow_unsigned_extensions", "false"},
                                      {"allow_community_extensions", "false"},
                                      {"temp_directory", ""},
                                      {"preserve_insertion_order", "true"},
                                      {"threads", "2"},
                                      {"memory_limit", "512MB"}})
        duck_.setConfig(config, name, value); // one that this version does not know changes nothing
    char* error = nullptr;
    const auto opened = duck_.open(nullptr, &database_, config, &error);
    const auto detail = QString::fromUtf8(error ? error : "");
    if (error)
        duck_.freeMemory(error);
    duck_.destroyConfig(&config);
    if (opened != duckdb::State::Success || duck_.connect(database_, &connection_) != duckdb::State::Success)
        return fail(ErrorKind::Unsupported, request_.path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "DuckDB does not start. %1")).arg(detail));
    notes_.append(QStringLiteral("Read through DuckDB %1.").arg(QString::fromUtf8(duck_.libraryVersion())));
    return {};
}

Result<void> ParquetSource::execute(const QString& sql, Fetch how)
{
    endStatement();
    isAtEnd_ = false;
    const auto refused = [this](const char* detail) {
        return fail(ErrorKind::Unreadable, request_.path, QString::fromUtf8(detail ? detail : ""));
    };
    if (duck_.prepare(connection_, sql.toUtf8().constData(), &statement_) != duckdb::State::Success)
        return refused(duck_.prepareError(statement_));
    const auto path = withoutPatterns(QFileInfo(request_.path).absoluteFilePath());
    if (duck_.bindText(statement_, 1, path.constData(), std::uint64_t(path.size())) != duckdb::State::Success)
        return refused("Its path cannot be said to DuckDB.");
    const auto run = how == Fetch::Streaming ? duck_.executeStreaming : duck_.execute;
    if (run(statement_, &result_) != duckdb::State::Success)
        return refused(duck_.resultError(&result_));
    return {};
}

Result<duckdb::Handle> ParquetSource::nextChunk()
{
    if (isAtEnd_)
        return nullptr; // asking again is an error to DuckDB
    auto* chunk = duck_.fetchChunk(result_);
    isAtEnd_ = !chunk;
    if (const auto* error = chunk ? nullptr : duck_.resultError(&result_); error && *error)
        return fail(ErrorKind::Unreadable, request_.path, QString::fromUtf8(error));
    return chunk;
}

ParquetSource::Kind ParquetSource::kindOf(const QString& duckType)
{
    static const QStringList integers{QStringLiteral("TINYINT"),  QStringLiteral("SMALLINT"),
                                      QStringLiteral("INTEGER"),  QStringLiteral("BIGINT"),
                                      QStringLiteral("UTINYINT"), QStringLiteral("USMALLINT"),
                                      QStringLiteral("UINTEGER")};
    static const QStringList numbers{QStringLiteral("UBIGINT"), QStringLiteral("HUGEINT"),
                                     QStringLiteral("UHUGEINT"), QStringLiteral("FLOAT"),
                                     QStringLiteral("DOUBLE")};
    if (integers.contains(duckType))
        return Kind::Integer;
    if (numbers.contains(duckType) || duckType.startsWith(QLatin1String("DECIMAL(")))
        return duckType.endsWith(u']') ? Kind::Text : Kind::Number;
    if (duckType == QLatin1String("BOOLEAN"))
        return Kind::Boolean;
    const bool isTime = duckType == QLatin1String("DATE") || duckType.startsWith(QLatin1String("TIMESTAMP"));
    return isTime && !duckType.endsWith(u']') ? Kind::Time : Kind::Text;
}

QString ParquetSource::cast(const QString& name, Kind kind)
{
    auto column = quotedColumn(name);
    switch (kind) {
    case Kind::Integer:
        return QStringLiteral("CAST(%1 AS BIGINT)").arg(column);
    case Kind::Number:
        return QStringLiteral("CAST(%1 AS DOUBLE)").arg(column);
    case Kind::Boolean:
        return column;
    case Kind::Time:
        return QStringLiteral("epoch_ms(%1)").arg(column);
    case Kind::Text:
        break;
    }
    return QStringLiteral("CAST(%1 AS VARCHAR)").arg(column);
}

Result<void> ParquetSource::learnColumns()
{
    auto described = execute(
        QStringLiteral("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet($1))"),
        Fetch::Whole);
    if (!described)
        return described;
    QStringList names;
    while (true) {
        auto chunk = nextChunk();
        if (!chunk)
            return fail(chunk.error());
        if (!*chunk)
            break;
        const auto texts = [&](std::uint64_t column) {
            return static_cast<const duckdb::RawString*>(duck_.vectorData(duck_.chunkVector(*chunk, column)));
        };
        for (std::uint64_t row = 0; row < duck_.chunkSize(*chunk); ++row) {
            names.append(QString::fromStdString(std::string(texts(0)[row].view())));
            kinds_.push_back(kindOf(QString::fromStdString(std::string(texts(1)[row].view()))));
        }
        duck_.destroyChunk(&*chunk);
    }
    if (std::size_t(names.size()) > request_.limits.columns || names.isEmpty())
        return fail(ErrorKind::Invalid, request_.path,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "It has %1 columns; 1 to %2 are read."))
                        .arg(names.size())
                        .arg(request_.limits.columns));
    QStringList casts;
    for (qsizetype i = 0; i < names.size(); ++i)
        casts.append(cast(names[i], kinds_[std::size_t(i)]));
    select_ = QStringLiteral("SELECT %1 FROM read_parquet($1)").arg(casts.join(QLatin1String(", ")));
    for (const auto& name : distinctNames(names, notes_))
        columns_.push_back({.name = name});
    return {};
}

/// Which texts are categories, and which only write down numbers or moments.
Result<void> ParquetSource::guessTexts()
{
    constexpr std::array typeOfKind{FrameType::Integer, FrameType::Number, FrameType::Boolean,
                                    FrameType::Timestamp, FrameType::Text};
    for (std::size_t i = 0; i < columns_.size(); ++i)
        columns_[i].type = typeOfKind[std::size_t(kinds_[i])];
    if (auto counted = execute(QStringLiteral("SELECT count(*) FROM read_parquet($1)"), Fetch::Whole);
        !counted)
        return counted;
    auto chunk = nextChunk();
    if (!chunk)
        return fail(chunk.error());
    if (*chunk)
        rows_ = std::uint64_t(*static_cast<std::int64_t*>(duck_.vectorData(duck_.chunkVector(*chunk, 0))));
    duck_.destroyChunk(&*chunk);
    if (auto begun = rewind(); !begun)
        return begun;
    const MissingWords missing(request_.missingWords.value_or(MissingWords::usual()));
    std::vector<TypeGuess> guesses(columns_.size());
    for (std::uint64_t seen = 0; seen < textsToGuessBy;) {
        chunk = nextChunk();
        if (!chunk)
            return fail(chunk.error());
        if (!*chunk)
            break;
        const auto size = duck_.chunkSize(*chunk);
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (kinds_[i] != Kind::Text)
                continue;
            auto* vector = duck_.chunkVector(*chunk, i);
            const auto* texts = static_cast<const duckdb::RawString*>(duck_.vectorData(vector));
            const auto* validity = duck_.vectorValidity(vector);
            for (std::uint64_t row = 0; row < size; ++row) {
                if (isValid(validity, row))
                    guesses[i].look(texts[row].view(), missing);
            }
        }
        seen += size;
        duck_.destroyChunk(&*chunk);
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (kinds_[i] == Kind::Text)
            columns_[i].type = guesses[i].type(columns_[i].name);
    }
    return {};
}

Result<void> ParquetSource::rewind()
{
    given_ = 0;
    return execute(select_, Fetch::Streaming);
}

double ParquetSource::share() const
{
    return rows_ == 0 ? 1 : double(given_) / double(rows_);
}

void ParquetSource::read(duckdb::Handle chunk, std::size_t column, ColumnWriter& to) const
{
    auto* vector = duck_.chunkVector(chunk, column);
    const auto size = duck_.chunkSize(chunk);
    const auto* validity = duck_.vectorValidity(vector);
    const void* data = duck_.vectorData(vector);
    const auto each = [&](auto add) {
        for (std::uint64_t row = 0; row < size; ++row)
            isValid(validity, row) ? add(row) : to.addMissing();
    };
    switch (kinds_[column]) {
    case Kind::Integer:
        return each(
            [&, cells = static_cast<const std::int64_t*>(data)](auto row) { to.addInteger(cells[row]); });
    case Kind::Number:
        return each([&, cells = static_cast<const double*>(data)](auto row) { to.addNumber(cells[row]); });
    case Kind::Boolean:
        return each([&, cells = static_cast<const bool*>(data)](auto row) { to.addBoolean(cells[row]); });
    case Kind::Time:
        return each(
            [&, cells = static_cast<const std::int64_t*>(data)](auto row) { to.addTime(cells[row]); });
    case Kind::Text:
        return each([&, cells = static_cast<const duckdb::RawString*>(data)](auto row) {
            to.addText(cells[row].view());
        });
    }
}

Result<bool> ParquetSource::take(FramePiece& piece, ColumnWriters& to)
{
    constexpr std::size_t rowsInPiece = 16'384;
    piece.rows = 0;
    while (piece.rows < rowsInPiece) {
        auto chunk = nextChunk();
        if (!chunk)
            return fail(chunk.error());
        if (!*chunk)
            break;
        for (std::size_t i = 0; i < to.writers.size(); ++i)
            read(*chunk, to.from[i], to.writers[i]);
        piece.rows += duck_.chunkSize(*chunk);
        duck_.destroyChunk(&*chunk);
    }
    given_ += piece.rows;
    return piece.rows > 0;
}

} // namespace ph
